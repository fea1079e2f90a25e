/**
 * Pixels a picture may unfold to in the browser that shows it: 100 megapixels are 400 MB of memory. A file of a few
 * kilobytes can claim a million times that.
 */
const MAX_PIXELS = 100_000_000

type Size = { width: number; height: number }

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** JPEG: segments follow one another; those that start a frame carry the size. */
function jpegSize(bytes: Uint8Array): Size | null {
  const data = view(bytes)
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: data.getUint16(at + 5), width: data.getUint16(at + 7) }
    // Fill bytes and markers without content.
    at += marker === 0xff ? 1 : marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 2 : 2 + data.getUint16(at + 2)
  }
  return null
}

/** WebP: lossy, lossless or extended, each with the size in a place of its own. */
function webpSize(bytes: Uint8Array): Size | null {
  const data = view(bytes)
  const kind = String.fromCharCode(...bytes.subarray(12, 16))
  if (kind === 'VP8 ') return { width: data.getUint16(26, true) & 0x3fff, height: data.getUint16(28, true) & 0x3fff }
  if (kind === 'VP8L') {
    const bits = data.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (kind !== 'VP8X') return null
  const uint24 = (at: number) => data.getUint16(at, true) + (data.getUint8(at + 2) << 16)
  return { width: uint24(24) + 1, height: uint24(27) + 1 }
}

const READERS: Record<string, (bytes: Uint8Array) => Size | null> = {
  'image/png': (bytes) => ({ width: view(bytes).getUint32(16), height: view(bytes).getUint32(20) }),
  'image/gif': (bytes) => ({ width: view(bytes).getUint16(6, true), height: view(bytes).getUint16(8, true) }),
  'image/bmp': (bytes) => ({ width: Math.abs(view(bytes).getInt32(18, true)), height: Math.abs(view(bytes).getInt32(22, true)) }),
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
}

function sizeOf(bytes: Uint8Array, mime: string): Size | null {
  try {
    return READERS[mime]?.(bytes) ?? null
  } catch {
    // Ends before its size is said: no browser will draw it either.
    return null
  }
}

/** Why a picture should not be shown to anybody; null when it may, or is none. */
export function pictureProblem(bytes: Uint8Array, mime: string): string | null {
  const size = sizeOf(bytes, mime)
  if (!size || size.width * size.height <= MAX_PIXELS) return null
  return `The picture is ${size.width} × ${size.height} pixels large; at most ${MAX_PIXELS / 1_000_000} million can be shown.`
}
