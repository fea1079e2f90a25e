/** What hands look like where no font of ours is loaded: every system has one of these. */
const HAND = '"Snell Roundhand", "Segoe Script", "Brush Script MT", "Bradley Hand", "URW Chancery L", cursive'

/** Pixels of the picture: sharp when printed on a form. */
const WIDTH = 800
const HEIGHT = 240
const SIZE = 96
export const INK = '#14161c'

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function base64Of(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
}

function asSvg(name: string): string {
  const family = escapeXml(HAND)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"><text x="50%" y="60%" text-anchor="middle" textLength="${Math.min(WIDTH - 80, name.length * SIZE * 0.45)}" lengthAdjust="spacingAndGlyphs" font-family="${family}" font-size="${SIZE}" fill="${INK}">${escapeXml(name)}</text></svg>`
  return `data:image/svg+xml;base64,${base64Of(svg)}`
}

function asPng(name: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = canvas.getContext('2d')
  if (!pen) return ''
  pen.fillStyle = INK
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.font = `${SIZE}px ${HAND}`
  pen.fillText(name, WIDTH / 2, HEIGHT / 2, WIDTH - 80)
  return canvas.toDataURL('image/png')
}

/** The picture of a typed name, as a data URL. */
export function typedSignature(name: string, format: 'png' | 'svg'): string {
  return format === 'svg' ? asSvg(name) : asPng(name)
}
