import { expect, it } from 'vitest'
import { acceptText, filesOf, sizeText } from './files.ts'

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_500, '1.5 KB'],
  [5_000_000, '5 MB'],
  [123_456_789, '123 MB'],
  [2_100_000_000, '2.1 GB'],
])('%i is %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})

it('says what is taken as people do', () => {
  expect(acceptText(['.pdf', 'application/pdf', 'image/*', '.csv'])).toBe('PDF, pictures, CSV')
  expect(acceptText([])).toBeNull()
})

it('knows a file of an answer from anything else', () => {
  const file = { name: 'a', mime: 'b', size: 1 }
  expect(filesOf([{ ...file, data: 'data:' }, { ...file, file_id: 'x' }, file, null, 'a'])).toHaveLength(2)
})
