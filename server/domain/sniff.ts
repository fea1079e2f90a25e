/** What a file is, told by its first bytes. What the sender says it is decides nothing that matters. */

type Signature = { mime: string; at?: number; bytes: string }

const text = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')

/** The beginnings of files that browsers show or that forms ask for; `bytes` in Latin-1. */
const SIGNATURES: Signature[] = [
  { mime: 'image/png', bytes: '\x89PNG\r\n\x1a\n' },
  { mime: 'image/jpeg', bytes: '\xff\xd8\xff' },
  { mime: 'image/gif', bytes: 'GIF87a' },
  { mime: 'image/gif', bytes: 'GIF89a' },
  { mime: 'image/webp', at: 8, bytes: 'WEBP' },
  { mime: 'image/avif', at: 4, bytes: 'ftypavif' },
  { mime: 'image/avif', at: 4, bytes: 'ftypavis' },
  { mime: 'image/heic', at: 4, bytes: 'ftypheic' },
  { mime: 'image/bmp', bytes: 'BM' },
  { mime: 'image/tiff', bytes: 'II*\0' },
  { mime: 'image/tiff', bytes: 'MM\0*' },
  { mime: 'application/pdf', bytes: '%PDF-' },
  { mime: 'application/zip', bytes: 'PK\x03\x04' },
  { mime: 'application/zip', bytes: 'PK\x05\x06' },
  { mime: 'application/gzip', bytes: '\x1f\x8b' },
  { mime: 'application/x-ole-storage', bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { mime: 'video/webm', bytes: '\x1aE\xdf\xa3' },
  { mime: 'video/mp4', at: 4, bytes: 'ftyp' },
  { mime: 'audio/mpeg', bytes: 'ID3' },
  { mime: 'audio/wav', at: 8, bytes: 'WAVE' },
  { mime: 'audio/ogg', bytes: 'OggS' },
]

/** Markup that a browser could run. Byte order marks, white space and comments may precede it. */
const MARKUP = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>|<!--[\s\S]*?-->|<!doctype[^>]*>|\s)*<\s*([a-z][a-z0-9]*)/i
/** Bytes that are looked at for markup. A comment longer than this hides it from us, but not the type that we then serve. */
const MARKUP_WITHIN = 4_096

function markupType(bytes: Uint8Array): string | null {
  const tag = MARKUP.exec(text(bytes, 0, MARKUP_WITHIN))?.[1]?.toLowerCase()
  if (!tag) return null
  return tag === 'svg' ? 'image/svg+xml' : 'text/html'
}

/** The type that the bytes themselves show; null when they show none. */
function sniff(bytes: Uint8Array): string | null {
  const found = SIGNATURES.find(({ at = 0, bytes: wanted }) => text(bytes, at, at + wanted.length) === wanted)
  return found?.mime ?? markupType(bytes)
}

/** Types with a signature: whoever claims one of them without having it says the untruth. */
const SIGNED = new Set(SIGNATURES.map(({ mime }) => mime))
/** Containers whose content the claim may name: office documents are zip files, older ones OLE storages. */
const CONTAINERS: Record<string, RegExp> = {
  'application/zip': /^application\/(vnd\.(openxmlformats|oasis)[\w.-]*|epub\+zip|java-archive|x-zip-compressed)$/,
  'application/x-ole-storage': /^application\/(msword|vnd\.ms-[\w.-]+)$/,
  'video/mp4': /^(video\/quicktime|audio\/mp4|audio\/x-m4a|image\/heif)$/,
  'video/webm': /^(audio\/webm|video\/x-matroska)$/,
  'image/svg+xml': /^(text|application)\/xml$/,
  'text/html': /^(text|application)\/(xml|plain|markdown|csv|xhtml\+xml)$/,
}
const UNKNOWN = 'application/octet-stream'
const TYPE = /^[a-z]+\/[a-z0-9][\w.+-]*$/

/** What a file may be taken for: what its bytes show, else what is claimed if that has no signature of its own. */
export function trueType(bytes: Uint8Array, claimed: string): string {
  const claim = claimed.split(';')[0]?.trim().toLowerCase() ?? ''
  const shown = sniff(bytes)
  if (shown) return CONTAINERS[shown]?.test(claim) ? claim : shown
  return SIGNED.has(claim) || !TYPE.test(claim) || claim.startsWith('image/') || claim === 'text/html' ? UNKNOWN : claim
}

/** Types that a browser may show on our own pages: none of them can run anything. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'application/pdf'])

export function isShowable(mime: string): boolean {
  return SHOWN.has(mime)
}
