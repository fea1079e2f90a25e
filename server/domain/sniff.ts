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
const MARKUP = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>|<!--[\s\S]*?-->|<!doctype[^>]*>|\s)*<\s*([a-z][\w:-]*)/i
/** Tags by which browsers take a text for a page (WHATWG MIME Sniffing §7.1), and some more that run. */
const HTML = new Set('html head script iframe h1 div font table a style title b body br p img form input meta link object embed'.split(' '))
/** Bytes that are looked at for markup. A comment longer than this hides it from us, but not the type that we then serve. */
const MARKUP_WITHIN = 4_096

function markupType(bytes: Uint8Array): string | null {
  const start = text(bytes, 0, MARKUP_WITHIN)
  const tag = MARKUP.exec(start)?.[1]?.toLowerCase()
  if (!tag) return null
  if (tag === 'svg') return 'image/svg+xml'
  if (HTML.has(tag)) return 'text/html'
  return start.includes('<?xml') ? 'application/xml' : null
}

/** The type that the bytes themselves show; null when they show none. */
function sniff(bytes: Uint8Array): string | null {
  const found = SIGNATURES.find(({ at = 0, bytes: wanted }) => text(bytes, at, at + wanted.length) === wanted)
  return found?.mime ?? markupType(bytes)
}

/** Other names of the same types. */
const ALIASES: Record<string, string> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'image/x-ms-bmp': 'image/bmp',
  'application/x-pdf': 'application/pdf',
  'application/x-gzip': 'application/gzip',
  'application/x-zip-compressed': 'application/zip',
  'audio/mp3': 'audio/mpeg',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'text/xml': 'application/xml',
}

/** A type under its usual name, without parameters. */
export function plainType(claimed: string): string {
  const type = claimed.split(';')[0]?.trim().toLowerCase() ?? ''
  return ALIASES[type] ?? type
}

/** Types that always show a signature: whoever claims one of them without it says the untruth. */
const SIGNED = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/svg+xml',
  'application/pdf',
  'text/html',
])
/** Containers whose content the claim may name: office documents are zip files, older ones OLE storages. */
const CONTAINERS: Record<string, RegExp> = {
  'application/zip': /^application\/(vnd\.(openxmlformats|oasis)[\w.-]*|epub\+zip|java-archive)$/,
  'application/x-ole-storage': /^application\/(msword|vnd\.ms-[\w.-]+)$/,
  'video/mp4': /^(video\/quicktime|audio\/mp4|audio\/x-m4a|image\/hei[cf]|image\/avif)$/,
  'video/webm': /^(audio\/webm|video\/x-matroska)$/,
  'audio/ogg': /^(video\/ogg|application\/ogg)$/,
  'application/xml': /^(text\/plain|application\/[\w.-]+\+xml)$/,
  'text/html': /^(text\/(plain|markdown|csv)|application\/(xml|xhtml\+xml))$/,
}
const UNKNOWN = 'application/octet-stream'
const TYPE = /^[a-z]+\/[a-z0-9][\w.+-]*$/

/** What a file may be taken for: what its bytes show, else what is claimed if that has no signature of its own. */
export function trueType(bytes: Uint8Array, claimed: string): string {
  const claim = plainType(claimed)
  const shown = sniff(bytes)
  if (shown) return CONTAINERS[shown]?.test(claim) ? claim : shown
  return SIGNED.has(claim) || !TYPE.test(claim) ? UNKNOWN : claim
}

/** Types that a browser may show on our own pages: none of them can run anything. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'application/pdf'])

export function isShowable(mime: string): boolean {
  return SHOWN.has(mime)
}
