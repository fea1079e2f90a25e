import { setImmediate } from 'node:timers/promises'
import { log } from '#server/log.ts'
import { type Dialer, openDialer, type Resolve, resolveHost } from '#server/outbound/dial.ts'
import { onBell } from './bell.ts'
import { type Claimed, claimDeliveries, releaseDelivery } from './claim.ts'
import { deliver } from './deliver.ts'
import { finishAttempt } from './finish.ts'
import { Slots } from './slots.ts'

/** Milliseconds between looks for what is due by time, or was left by a process that died. What has just ended rings the bell. */
const INTERVAL = 1_000

/** Milliseconds that a stopping process gives what is under way; process managers kill after ten seconds. */
const GRACE = 5_000

export type Deliverer = {
  /** Settles once nothing is under way and nothing more was due at the last look; answers with how many attempts were made. */
  settled: () => Promise<number>
  /** Lets what is under way end, or gives it back, and takes nothing more. */
  stop: () => Promise<void>
}

type Flight = { cancel: AbortController; landed: Promise<void> }

async function attempt(delivery: Claimed, dialer: Dialer, cancel: AbortController): Promise<{ answered: boolean }> {
  const outcome = await deliver(delivery.url, delivery, { dialer, cancel })
  try {
    await (outcome ? finishAttempt(delivery, outcome) : releaseDelivery(delivery))
  } catch (error) {
    // Its lease runs out, and then it is sent once more: receivers know it by its id.
    log().warn({ deliveryId: delivery.id, err: (error as Error).message }, 'what came of a webhook could not be written down')
  }
  return { answered: outcome === null || outcome.statusCode !== null }
}

/**
 * Sends webhooks for as long as the process lives: many at once, few to one host. Replicas may all do it: each takes what it
 * sends. `resolve` turns names into addresses, every one of which is checked before it is dialled.
 */
export function startDeliverer(resolve: Resolve = resolveHost): Deliverer {
  const dialer = openDialer(resolve)
  const slots = new Slots()
  const flights = new Set<Flight>()
  let stopped = false
  let looking: Promise<void> | undefined
  let again = false
  let attempts = 0

  function launch(delivery: Claimed): void {
    const cancel = new AbortController()
    attempts += 1
    const landed = attempt(delivery, dialer, cancel).then(({ answered }) => {
      flights.delete(flight)
      if (slots.free(delivery.host, answered)) wake()
    })
    const flight = { cancel, landed }
    flights.add(flight)
  }

  async function look(): Promise<void> {
    do {
      // What ends at the same time makes room for one look, not for many.
      await setImmediate()
      again = false
      const room = slots.room()
      if (room.limit === 0 || stopped) return
      const claimed = await claimDeliveries(room)
      slots.take(
        room,
        claimed.map(({ host }) => host),
      )
      claimed.forEach(launch)
    } while (again)
  }

  function wake(): void {
    if (stopped) return
    again = true
    looking ??= look()
      .catch((error: Error) => log().warn({ err: error.message }, 'webhooks could not be looked for; trying again in a second'))
      .finally(() => {
        looking = undefined
        if (again) wake()
      })
  }

  const silence = onBell(wake)
  const timer = setInterval(wake, INTERVAL)
  wake()

  return {
    settled: async () => {
      while (looking || flights.size > 0) await Promise.all([looking, ...[...flights].map(({ landed }) => landed)])
      return attempts
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      silence()
      await looking
      const cut = setTimeout(() => flights.forEach(({ cancel }) => cancel.abort()), GRACE)
      await Promise.all([...flights].map(({ landed }) => landed))
      clearTimeout(cut)
      dialer.close()
    },
  }
}
