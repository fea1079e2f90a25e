import { parseArgs } from 'node:util'
import { print } from '#scripts/bootstrap/progress.mjs'
import { build } from '#scripts/building/build.ts'
import { runChaos } from '#scripts/chaos/run.ts'

const USAGE = `Usage: npm run chaos -- [--seconds 60] [--seed 1]

Three replicas on one Postgres, agents that ask and wait, people who answer, race, cancel and let time pass, and receivers in
every mood; meanwhile replicas and Postgres are killed, frozen and cut off. Then what was promised is checked from outside.
The same seed makes the same choices.
`

/** Broken cases shown of each promise: the rest look alike. */
const SHOWN = 3

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } } })
  const seconds = Number(values.seconds)
  const seed = values.seed === undefined ? Math.floor(Math.random() * 1e9) : Number(values.seed)
  if (!(seconds > 0) || !Number.isInteger(seed)) {
    process.stderr.write(`--seconds is a number above 0, --seed a whole one.\n\n${USAGE}`)
    process.exitCode = 2
    return
  }
  await build()
  print(`\n  seed ${seed}, ${seconds} s\n`)
  const { verdicts, questions, answered, posts, faults } = await runChaos({ seed, seconds, onLine: (line) => print(line) })
  const struck = Object.entries(faults).map(([name, times]) => `${name} ${times}×`)
  print(`\n  ${questions} questions, ${answered} answered, ${posts} callbacks received; ${struck.join(', ')}\n`)
  for (const { promise, broken } of verdicts) {
    print(`  ${broken.length === 0 ? '✓' : '✗'} ${promise}${broken.length === 0 ? '' : `: broken ${broken.length}×`}`)
    for (const each of broken.slice(0, SHOWN)) print(`      ${each}`)
  }
  const failed = verdicts.filter(({ broken }) => broken.length > 0).length
  print(`\nchaos: ${verdicts.length - failed} passed, ${failed} failed`)
  if (failed > 0) print(`Again with: npm run chaos -- --seed ${seed} --seconds ${seconds}`)
  process.exit(failed > 0 ? 1 : 0)
}

await main()
