import { humanise } from '#contract/humanise.ts'

/** What tasks are counted by: the key in the address, the words, and what stands for having none. */
export const WORDS = {
  pool: { one: 'Pool', all: 'All pools', none: 'No pool' },
  person: { one: 'Person', all: 'Everybody', none: 'Not answered' },
  channel: { one: 'Channel', all: 'All channels', none: 'Not answered' },
  agent: { one: 'Agent', all: 'All agents', none: 'Without an API key' },
  kind: { one: 'Kind', all: 'All kinds', none: 'No kind' },
} as const

export type Dimension = keyof typeof WORDS

export const DIMENSIONS = Object.keys(WORDS) as Dimension[]

const CHANNELS: Record<string, string> = { on_timeout: 'Default on time-out' }

/** A kind that is one word of a program is written for people; a question is left as it is. */
const kindText = (kind: string) => (/^[a-z0-9_-]+$/i.test(kind) ? humanise(kind) : kind)

/** A group as people read it. */
export function groupText(dimension: Dimension, { id, name }: { id: string | null; name: string | null }): string {
  if (id === null) return WORDS[dimension].none
  if (dimension === 'channel') return CHANNELS[id] ?? humanise(id)
  if (dimension === 'kind') return kindText(id)
  return name ?? `${WORDS[dimension].one} that is gone`
}
