export type Piece = { text: string; href: string | null }

const ADDRESS = /https?:\/\/[^\s<>"]+/g

/** What ends a sentence, and a bracket that was opened before the address, are not part of it. */
function trimmed(address: string): string {
  const bare = address.replace(/[.,;:!?'…]+$/, '')
  const closes = bare.endsWith(')') && !bare.includes('(')
  return closes ? trimmed(bare.slice(0, -1)) : bare
}

/** Plain text with its http(s) addresses apart. Nothing else in it means anything. */
export function linkedText(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(ADDRESS)) {
    const href = trimmed(match[0])
    if (!URL.canParse(href)) continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), href: null })
    pieces.push({ text: href, href })
    from = match.index + href.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), href: null })
  return pieces
}
