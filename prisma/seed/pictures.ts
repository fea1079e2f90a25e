import { Buffer } from 'node:buffer'

/** Evidence for the gallery that needs no network: drawn here, small enough to be read. */

type Drawing = { background: string; words: string; detail: string }

function svg({ background, words, detail }: Drawing): string {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" width="640" height="400"><rect width="640" height="400" fill="${background}"/>${detail}<text x="32" y="372" font-family="sans-serif" font-size="22" fill="#ffffff">${words}</text></svg>`
  return `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`
}

const car =
  '<path d="M90 250h460v-40l-70-20-60-60H240l-70 60-80 20z" fill="#f8fafc" opacity=".92"/><circle cx="190" cy="255" r="42" fill="#0f172a"/><circle cx="450" cy="255" r="42" fill="#0f172a"/>'
const dent = '<path d="M300 205l28-18 22 26 30-12-18 36z" fill="#ef4444" opacity=".85"/>'
const lines = Array.from(
  { length: 9 },
  (_, index) => `<rect x="60" y="${50 + index * 30}" width="${300 + ((index * 97) % 220)}" height="10" fill="#ffffff" opacity=".55"/>`,
).join('')

export const carFront = svg({ background: '#334155', words: 'Front', detail: car })
export const carSide = svg({ background: '#3f3f46', words: 'Left side, dent', detail: car + dent })
export const letterTop = svg({ background: '#475569', words: 'Page 1, upper half', detail: lines })
export const letterEnd = svg({ background: '#57534e', words: 'Page 1, lower half', detail: lines })
export const letterBack = svg({ background: '#3f3f46', words: 'Page 2', detail: lines })

/** As the pad draws it. */
export const signature = `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 120" width="320" height="120"><path d="M20 80c20-60 40-70 46-40s-20 60-8 40 30-50 40-30-10 40 6 26 24-40 38-30 0 40 18 30 20-44 40-36 4 42 22 34 30-30 70-34" fill="none" stroke="#14161c" stroke-width="3" stroke-linecap="round"/></svg>').toString('base64')}`

/** Two seconds of a square that moves. */
export const film =
  'data:video/webm;base64,GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZwEAAAAAAAP5EU2bdLlNu4tTq4QVSalmU6yBbk27i1OrhBZUrmtTrIGTTbuLU6uEH0O2dVOsgdRNu4xTq4QcU7trU6yCA+fsrgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVSalmoCrXsYMPQkBEiYREr1bhTYCGQ2hyb21lV0GGQ2hyb21lFlSua7yuuteBAXPFh6lXAPIwNVODgQFV7oEBhoVWX1ZQOOCdsIGguoFaU8CBAVWwkFWxgQFVuYECVbqBDVW7gQEfQ7Z1AQAAAAAAAwfngQCgQKGh3YEAAAAQBwCdASqgAFoACocIhYWImYSIOAIDLpJmujR5vxZ5mPN+Kxt9k+xJTP9wAh9n6JFNXWUa+1UFxGGtXMx8rPbPLgD+5recCNYZQqWGrw6dqj/7zfKZzA1EEHWhv6a97oEBpbhQBQCdASqgAFoACocIhYWImYSIOAIABigPCHVUmu4h1VJruIdVSa7iHVUmu4h1VJruIbwA/uuuAKDSoa+BAMgAkQQAKhHAABgAGKs/9AAB6EkkkkkkkkmWUoic8u6ZqpFLBVlo3PYA/ua1AHWhm6aZ7oEBpZQRAgAqEcAAGAAYWC/0AAiAgQAAAPuBAKDaobeBAZAAsQQAKhHAABgAGk5n9AATjI46OkdcmEw/EfUrRayvgnP4zVTyk3t8UP7mtc7ezyBomgAAdaGbppnugQGllBECACoRwAAYABhYL/QACICBAAAA+4HIoNWhsYECWQBxBAAqEcAAGAAZdmf0AAtypVU/9Soq0Qj4lYyeU01TnIb1TCYSmP7mtmJwEAB1oZumme6BAaWUEQIAKhHAABgAGFgv9AAIgIEAAAD7ggGQoNShsIEDIQBxBAAqEcAAGAAZdmf0AAtypVU/9S/T2GSSXSXDWiX1kGZMQQKpgP7mtqnqgHWhm6aZ7oEBpZQRAgAqEcAAGAAYWC/0AAiAgQAAAPuCAlmg0aGtgQPqAFEEACoRwAAYABiyX/QAAx/p8/n0+fZk8Cl2r+55c/c77rqktGD+5rUAdaGbppnugQGllBECACoRwAAYABhYL/QACICBAAAA+4IDIaDbobeBBLIAsQQAKhHAABgAGks39AAQtBK5vYAo1sJY/Ci0rmABu4Aua5o6W/UbAP7mtVouzxiDjEAAdaGbppnugQGllBECACoRwAAYABhYL/QACICBAAAA+4ID6qDRoa6BBXoAcQQAKhHAABgAGLUv9AADnz//+qqADVaam534PMz+wsoyBWTRcAD+5rUAdaGappjugQGlk/EBACoRwBRgAGFgv9AAIgIEAAD7ggSyHFO7a427i7OBALeG94EB8YHU'

/** The least that is a PDF: two pages with a line of text each. */
function pdfOf(pages: readonly string[]): string {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((words, index) => {
      const content = `BT /F1 20 Tf 60 700 Td (${words}) Tj ET 60 680 400 1 re f 60 640 300 6 re f 60 620 340 6 re f 60 600 260 6 re f`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 780] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF`
  return `data:application/pdf;base64,${Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`).toString('base64')}`
}

export const report = pdfOf(['Damage report, page one', 'Damage report, page two'])
