/** Our own address of a file, wherever it stands in a text. */
const MENTION = /\/api\/files\/([0-9a-f]{32})/g

/** Ids of the files that a question refers to by their address: in its payload, its prefill or its form. */
export function mentionedFiles(...parts: unknown[]): string[] {
  const found = parts.flatMap((part) => [...JSON.stringify(part ?? null).matchAll(MENTION)].map(([, id]) => id ?? ''))
  return [...new Set(found)]
}
