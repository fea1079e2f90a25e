import { describe, expect, test } from 'vitest'
import { pictureProblem } from './image-size.ts'
import { isShowable, trueType } from './sniff.ts'

const bytes = (latin1: string) => new Uint8Array(Buffer.from(latin1, 'latin1'))

describe('what a file is', () => {
  test.each([
    ['a PNG', '\x89PNG\r\n\x1a\n…', 'image/png', 'image/png'],
    ['a JPEG by its old name', '\xff\xd8\xff\xe0', 'image/jpg', 'image/jpeg'],
    ['a PDF that says nothing', '%PDF-1.7', '', 'application/pdf'],
    ['a picture of a phone', '\0\0\0\x18ftypmif1', 'image/heic', 'image/heic'],
    [
      'a spreadsheet',
      'PK\x03\x04',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['music without a header', '\xff\xfb\x90', 'audio/mpeg', 'audio/mpeg'],
    ['a list', 'a,b\n1,2', 'text/csv; charset=utf-8', 'text/csv'],
    ['Markdown that begins with a tag', '<div align="center">', 'text/markdown', 'text/markdown'],
    ['an invoice in XML', '<?xml version="1.0"?><Invoice>', 'text/xml', 'application/xml'],
    ['a page that says it is a picture', '\n<!-- x --><!DOCTYPE html><html>', 'image/png', 'text/html'],
    ['a drawing that says it is a picture', '\xef\xbb\xbf<svg onload="x">', 'image/png', 'image/svg+xml'],
    ['a page that says it is a drawing', '<script>', 'image/svg+xml', 'text/html'],
    ['text that says it is a picture', 'hello', 'image/png', 'application/octet-stream'],
    ['no type at all', 'hello', 'nonsense', 'application/octet-stream'],
  ])('%s', (_, text, claimed, type) => expect(trueType(bytes(text), claimed)).toBe(type))

  test('only what cannot run is shown', () => {
    expect(['image/svg+xml', 'text/html', 'application/xml', 'text/plain'].filter(isShowable)).toEqual([])
    expect(isShowable('image/png')).toBe(true)
  })
})

describe('how large a picture is', () => {
  const word = (value: number) => String.fromCharCode(value >> 8, value & 0xff)
  const little = (value: number) => String.fromCharCode(value & 0xff, value >> 8)
  const long = (value: number) => word(value >>> 16) + word(value & 0xffff)

  test.each([
    ['image/png', `\x89PNG\r\n\x1a\n${'\0'.repeat(8)}${long(60_000)}${long(50_000)}`],
    ['image/gif', `GIF89a${little(60_000)}${little(50_000)}`],
    ['image/jpeg', `\xff\xd8\xff\xe0${word(4)}\0\0\xff\xc2${word(17)}\x08${word(50_000)}${word(60_000)}\x03\x01\x22`],
    ['image/webp', `RIFF\0\0\0\0WEBPVP8X${'\0'.repeat(8)}${little(59_999)}\0${little(49_999)}\0`],
    ['image/bmp', `BM${'\0'.repeat(16)}${little(60_000)}\0\0${little(50_000)}\0\0`],
  ])('%s', (mime, head) => {
    expect(pictureProblem(bytes(head), mime)).toMatch(/60000 × 50000/)
    // Cut off, it is drawn by nobody, and is no error either.
    expect(pictureProblem(bytes(head.slice(0, 8)), mime)).toBeNull()
  })

  test('of anything else is not asked', () => expect(pictureProblem(bytes('hello'), 'text/plain')).toBeNull())
})
