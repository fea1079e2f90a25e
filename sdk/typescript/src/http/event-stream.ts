/** One server-sent event that carries data. */
export type ServerEvent = { event: string; data: string }

const LINE_END = /\r\n|\n|\r/g

/**
 * Server-sent events by the rules of WHATWG HTML §9.2.6, from text in pieces of any size. `lastEventId` is what a new connection
 * sends as `Last-Event-ID`.
 */
export class EventParser {
  lastEventId = ''
  /** The line that has no end yet, in the pieces it came in: joining them each time would take long lines squared time. */
  #rest: string[] = []
  /** The last piece ended in CR: an LF at the start of the next belongs to it. */
  #afterCr = false
  #data: string[] = []
  #event = ''
  #id: string | undefined

  /** The events that are complete with this piece. */
  push(text: string): ServerEvent[] {
    const events: ServerEvent[] = []
    let start = this.#afterCr && text.startsWith('\n') ? 1 : 0
    if (text !== '') this.#afterCr = text.endsWith('\r')
    LINE_END.lastIndex = start
    for (let end = LINE_END.exec(text); end; end = LINE_END.exec(text)) {
      this.#rest.push(text.slice(start, end.index))
      const event = this.#take(this.#rest.join(''))
      if (event) events.push(event)
      this.#rest = []
      start = LINE_END.lastIndex
    }
    if (start < text.length) this.#rest.push(text.slice(start))
    return events
  }

  #take(line: string): ServerEvent | undefined {
    if (line === '') return this.#dispatch()
    const colon = line.indexOf(':')
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (name === 'data') this.#data.push(value)
    if (name === 'event') this.#event = value
    if (name === 'id' && !value.includes('\0')) this.#id = value
    return undefined
  }

  /** Without data there is no event, but the id counts. */
  #dispatch(): ServerEvent | undefined {
    this.lastEventId = this.#id ?? this.lastEventId
    const event = this.#data.length > 0 ? { event: this.#event || 'message', data: this.#data.join('\n') } : undefined
    this.#data = []
    this.#event = ''
    return event
  }
}
