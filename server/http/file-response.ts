import type { Context } from 'hono'
import { isShowable } from '#server/domain/sniff.ts'
import type { OpenFile } from '#server/files/open-file.ts'

/** Seconds. A file never changes, but who may read it can: an hour after being taken off a task nobody has it any more. */
const MAX_AGE = 3_600

/** RFC 6266 with RFC 8187: a name in ASCII for the oldest, the whole of it for everybody else. */
function disposition({ name, mime }: OpenFile): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${isShowable(mime) ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Nothing that a stranger sent may run here: only raster images and PDFs are shown as pages, and nothing is guessed. */
function headersOf(file: OpenFile): Record<string, string> {
  return {
    'content-type': file.mime,
    'content-disposition': disposition(file),
    'content-length': String(file.bytes.length),
    'cache-control': `private, max-age=${MAX_AGE}`,
    etag: `"${file.sha256}"`,
    'x-content-type-options': 'nosniff',
    // Chrome's own viewer for PDF is a plugin, which a sandbox forbids.
    'content-security-policy':
      file.mime === 'application/pdf' ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'" : "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  }
}

/** The bytes, or that they are still the ones that the browser has. */
export function fileResponse(c: Context, file: OpenFile): Response {
  const headers = headersOf(file)
  if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers)
  return c.body(new Uint8Array(file.bytes), 200, headers)
}
