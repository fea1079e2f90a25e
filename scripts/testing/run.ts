import { print, step } from '#scripts/bootstrap/progress.mjs'
import { ensureBrowser } from '#scripts/browser/install.ts'
import { build } from '#scripts/building/build.ts'
import { buildSdk, generateClient } from '#scripts/building/prepare.ts'
import { runPython } from './python.ts'
import { runChaos, runChecks, runPlaywright, runVitest, type Outcome } from './stages.ts'

// From the cheapest to the dearest. All run even when one fails: a report with everything in it saves a second run.
const STAGES: { name: string; run: () => Promise<Outcome> }[] = [
  { name: 'Check', run: runChecks },
  { name: 'Unit, database, HTTP', run: runVitest },
  { name: 'Python', run: runPython },
  { name: 'Browser', run: runPlaywright },
  { name: 'Chaos', run: runChaos },
]

class StageFailed extends Error {}

/** Shows the stage as failed without ending the run. */
async function runStage({ name, run }: (typeof STAGES)[number]): Promise<Outcome> {
  let result: Outcome = { passed: 0, failed: 1, output: '' }
  try {
    await step(name, async () => {
      result = await run()
      if (result.failed > 0) throw new StageFailed()
    })
  } catch (error) {
    if (!(error instanceof StageFailed)) throw error
    print(`\n${result.output}\n`)
  }
  return result
}

/** Runs everything and closes with one line that sums it up. Answers with the exit code. */
export async function runTests(): Promise<number> {
  await ensureBrowser()
  await generateClient()
  await buildSdk()
  await build()
  const outcomes: Outcome[] = []
  for (const stage of STAGES) outcomes.push(await runStage(stage))
  const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0)
  print(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') > 0 ? 1 : 0
}
