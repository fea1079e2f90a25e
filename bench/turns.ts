import { print, quantile } from './machine.ts'

/** One thing to do over and over; `prepare` makes ready what the given seconds of it will use up, outside the measured time. */
export type Kind = { name: string; prepare?: () => Promise<void>; once: () => Promise<void> }

type Turns = { connections: number; rounds: number; seconds: number }

async function rate({ prepare, once }: Kind, { connections, seconds }: Turns): Promise<number> {
  await prepare?.()
  const end = performance.now() + seconds * 1000
  let done = 0
  const loop = async () => {
    while (performance.now() < end) {
      await once()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, loop))
  return done / seconds
}

/**
 * Times a second that each kind gets done. They take turns, so that whatever else the machine does hits all; the ratios of
 * the medians to the first kind are the result.
 */
export async function takeTurns(kinds: Kind[], turns: Turns): Promise<void> {
  for (const kind of kinds) await rate(kind, turns)
  const rates: number[][] = kinds.map(() => [])
  for (let round = 0; round < turns.rounds; round++)
    for (const [index, kind] of kinds.entries()) rates[index]?.push(await rate(kind, turns))
  const [bare = Number.NaN, ...rest] = rates.map((each) => quantile(each, 0.5))
  print(`${(kinds[0]?.name ?? '').padEnd(24)}${bare.toFixed(0).padStart(6)}/s`)
  for (const [index, each] of rest.entries())
    print(`${(kinds[index + 1]?.name ?? '').padEnd(24)}${each.toFixed(0).padStart(6)}/s   ratio ${(each / bare).toFixed(2)}`)
  print(`(${turns.connections} connections, median of ${turns.rounds} rounds of ${turns.seconds} s)`)
}
