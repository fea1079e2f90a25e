import { describe, expect, it } from 'vitest'
import { EventParser, type ServerEvent } from './event-stream.ts'

function parse(text: string, pieces = [text]): { events: ServerEvent[]; id: string } {
  const parser = new EventParser()
  return { events: pieces.flatMap((piece) => parser.push(piece)), id: parser.lastEventId }
}

describe('EventParser', () => {
  it.each([
    ['one event', 'event: task\nid: 7\ndata: {}\n\n', [{ event: 'task', data: '{}' }], '7'],
    ['no name', 'data: a\n\n', [{ event: 'message', data: 'a' }], ''],
    ['several lines of data', 'data: a\ndata:  b\ndata\n\n', [{ event: 'message', data: 'a\n b\n' }], ''],
    ['CRLF', 'event: x\r\ndata: a\r\n\r\n', [{ event: 'x', data: 'a' }], ''],
    [
      'CR',
      'event: x\rdata: a\r\rdata: b\r\r',
      [
        { event: 'x', data: 'a' },
        { event: 'message', data: 'b' },
      ],
      '',
    ],
    ['comments', ':\n\n: hello\ndata:a\n\n', [{ event: 'message', data: 'a' }], ''],
    ['an id alone', 'id: 9\n\n', [], '9'],
    ['an id that is taken back', 'id: 9\n\nid\ndata: a\n\n', [{ event: 'message', data: 'a' }], ''],
    ['an id with a NUL', 'id: 1\n\nid: a\0b\ndata: a\n\n', [{ event: 'message', data: 'a' }], '1'],
    ['a name without data', 'event: x\n\ndata: a\n\n', [{ event: 'message', data: 'a' }], ''],
    ['unknown fields', 'retry: 10\nwhat: ever\ndata: a:b\n\n', [{ event: 'message', data: 'a:b' }], ''],
    ['an event that is cut off', 'id: 1\ndata: a\n\nid: 2\ndata: b\n', [{ event: 'message', data: 'a' }], '1'],
  ])('reads %s, in one piece or in many', (_, text, events, id) => {
    expect(parse(text)).toEqual({ events, id })
    expect(parse(text, [...text])).toEqual({ events, id })
    for (let cut = 0; cut <= text.length; cut++) expect(parse(text, [text.slice(0, cut), text.slice(cut)])).toEqual({ events, id })
  })

  it('keeps a megabyte of data text', () => {
    const data = 'x'.repeat(1_000_000)
    const text = `data: ${data}\n\n`
    const pieces = Array.from({ length: 1_000 }, (_, index) => text.slice(index * 1_001, (index + 1) * 1_001))
    expect(parse(text, pieces).events).toEqual([{ event: 'message', data }])
  })
})
