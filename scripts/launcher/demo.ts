import { bold, dim, green, print, red, underline } from '#scripts/bootstrap/progress.mjs'
import { startAgent } from './agent.ts'
import { atEnd, isClosing } from './closers.ts'
import type { Environment } from './environment.ts'
import type { Server } from './server.ts'

// The pages a visitor opens first; the server loads the code of each at its first visit, which would be theirs.
const FIRST_PAGES = ['/sign-in', '/setup', '/tasks/warm-up']

async function warm(url: string): Promise<void> {
  await Promise.allSettled(FIRST_PAGES.map((path) => fetch(new URL(path, url))))
}

function printLinks({ setupUrl, url }: Server, { task, log }: { task: string; log: string }): void {
  print(`\n  ${bold('An agent is waiting for a person.')}\n`)
  if (setupUrl) print(`  Setup  ${underline(setupUrl)}\n         ${dim('create your account here first')}\n`)
  print(`  Task   ${underline(task)}`)
  print(`         ${dim(setupUrl ? 'then answer the agent here' : 'answer the agent here')}`)
  print(`\n  ${dim(`Inbox ${url} · server log ${log} · Ctrl-C stops everything`)}\n`)
}

/** Lets the example agent ask, and shows where to answer and what it does with the answer. `log` names the server's log. */
export async function runDemo(server: Server, { environment, log }: { environment: Environment; log: string }): Promise<void> {
  void warm(server.url)
  let shown = false
  const agent = startAgent({
    url: server.url,
    environment,
    onLine: (line) => {
      const task = /https?:\/\/\S+\/tasks\/[\w-]+/.exec(line)?.[0]
      if (task && !shown) {
        shown = true
        printLinks(server, { task, log })
      } else print(`  ${dim('agent │')} ${line}`)
    },
  })
  atEnd(agent.stop)
  const { answered } = await agent.finished
  if (isClosing()) return
  if (answered) print(`\n  ${green('✓')} The agent has its answer and went on. ${dim('npm run demo asks about another order.')}\n`)
  else print(`\n  ${red('✗')} The agent gave up; what it said is above.\n`)
}
