import { randomInt } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startChild, type Child } from './child.ts'
import type { Environment } from './environment.ts'
import { ROOT } from './root.ts'

export type Agent = Child & { finished: Promise<{ answered: boolean }> }

const EXAMPLE = 'sdk/typescript/examples/refund.ts'

/**
 * The order whose refund the agent asks about. Kept until it is answered: a demo that was stopped goes on with the same
 * task, and one that was answered asks about another order.
 */
function currentOrder(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    const order = `A-${randomInt(1000, 10_000)}`
    writeFileSync(file, order)
    return order
  }
}

/** Runs the example agent against the server, as a process of its own. */
export function startAgent({ url, environment, onLine }: { url: string; environment: Environment; onLine: (line: string) => void }): Agent {
  const file = join(environment.AWAITHUMANS_DATA_DIR ?? '', 'demo-order')
  const child = startChild({
    file: join(ROOT, EXAMPLE),
    nodeArgs: ['--import', 'tsx', '--import', new URL('stop-with-parent.mjs', import.meta.url).href],
    env: {
      ...process.env,
      AWAITHUMANS_URL: url,
      AWAITHUMANS_ADMIN_API_TOKEN: environment.AWAITHUMANS_ADMIN_API_TOKEN,
      ORDER_ID: currentOrder(file),
    },
    onLine,
  })
  const finished = child.ended.then(() => {
    const answered = child.process.exitCode === 0
    if (answered) rmSync(file, { force: true })
    return { answered }
  })
  return { ...child, finished }
}
