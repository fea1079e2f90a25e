export type Sent = { event: string; id: string | null; data: Record<string, unknown> }

type Block = { event: string; id: string | null; data: string | null; comment: string | null }

function blockOf(text: string): Block {
  const block: Block = { event: 'message', id: null, data: null, comment: null }
  for (const line of text.split('\n')) {
    const [name, value] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).replace(/^ /, '')]
    if (name === '') block.comment = value
    if (name === 'event') block.event = value
    if (name === 'id') block.id = value
    if (name === 'data') block.data = value
  }
  return block
}

/** Reads what /api/stream sends, block by block. */
export function readEvents(response: Response) {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let text = ''
  let last = ''

  async function block(): Promise<Block | null> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const found = blockOf(text.slice(0, end))
        text = text.slice(end + 2)
        last = found.id ?? last
        return found
      }
      const { done, value } = await reader.read()
      if (done) return null
      text += decoder.decode(value, { stream: true })
    }
  }

  async function event(): Promise<Sent | null> {
    for (;;) {
      const next = await block()
      if (!next) return null
      if (next.data !== null) return { event: next.event, id: next.id, data: JSON.parse(next.data) }
    }
  }

  return {
    response,
    async take(count: number): Promise<Sent[]> {
      const events: Sent[] = []
      while (events.length < count) {
        const next = await event()
        if (!next) throw new Error(`the stream ended after ${events.length} of ${count} events`)
        events.push(next)
      }
      return events
    },
    /** All events until it closes. */
    async rest(): Promise<Sent[]> {
      const events: Sent[] = []
      for (let next = await event(); next; next = await event()) events.push(next)
      return events
    },
    /** The last id, waited for if there was none yet. */
    async position(): Promise<string> {
      while (!last) if (!(await block())) throw new Error('the stream ended without an id')
      return last
    },
    async comment(): Promise<string | null> {
      for (;;) {
        const next = await block()
        if (!next || next.comment !== null) return next?.comment ?? null
      }
    },
    close: () => reader.cancel(),
  }
}
