import { expect } from '@playwright/test'
import { join } from 'node:path'
import { startChild, type Child } from '#scripts/launcher/child.ts'
import { ROOT } from '#scripts/launcher/root.ts'
import type { Place } from './place.ts'

const EXAMPLE = 'sdk/typescript/examples/refund.ts'
const STOP_WITH_PARENT = 'scripts/launcher/stop-with-parent.mjs'

export type Agent = Child & {
  /** Everything it has printed. */
  lines: string[]
  /** Waits until it has printed such a line, and answers with what the groups caught. */
  says: (words: RegExp) => Promise<string[]>
}

/** The published example, in a process of its own that can be killed: it imports the SDK as agents install it. */
export function startRefundAgent({ url, adminToken }: Place, order: string): Agent {
  const lines: string[] = []
  const child = startChild({
    file: join(ROOT, EXAMPLE),
    nodeArgs: ['--import', 'tsx', '--import', join(ROOT, STOP_WITH_PARENT)],
    env: { ...process.env, AWAITHUMANS_URL: url, AWAITHUMANS_ADMIN_API_TOKEN: adminToken, ORDER_ID: order },
    onLine: (line) => lines.push(line),
  })
  const says = async (words: RegExp): Promise<string[]> => {
    await expect(() => expect(lines.join('\n')).toMatch(words)).toPass({ intervals: [50], timeout: 20_000 })
    return words.exec(lines.join('\n'))?.slice(1) ?? []
  }
  return { ...child, lines, says }
}

export const WAITING = /Waiting for a person\. Answer it here: (\S+)/
