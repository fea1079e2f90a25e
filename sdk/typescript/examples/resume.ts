/**
 * An agent in steps that may die between any two of them. Run it with a server running on this machine, stop it wherever you like,
 * and run it again: nothing is asked twice, nothing is done twice.
 *
 *   npx tsx examples/resume.ts [name of the run] [its journal]
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { awaitHuman } from 'awaithumans'
import { z } from 'zod'

const [, , run = 'run-1', journal = 'resume.journal'] = process.argv

/** Does something once in a run. In a real program: a row, written in the transaction that does it. */
function once(step: string, work: () => void): void {
  const done = existsSync(journal) ? readFileSync(journal, 'utf8').split('\n') : []
  if (done.includes(`${run} ${step}`)) return
  work()
  appendFileSync(journal, `${run} ${step}\n`)
}

const say = (words: string) => process.stdout.write(`${words}\n`)

/** The key is made of the run and the step, so that it is the same after a crash. */
const ask = (step: string, task: string) =>
  awaitHuman({
    task,
    payloadSchema: z.object({ run: z.string() }),
    payload: { run },
    responseSchema: z.object({ approved: z.boolean() }),
    timeoutMs: 60 * 60_000,
    idempotencyKey: `${run}:${step}`,
  })

once('draft', () => say('Contract drafted'))
if (!(await ask('legal', 'Is the contract sound?')).approved) throw new Error('Legal said no.')
once('send', () => say('Contract sent'))
if (!(await ask('sign', 'Sign it?')).approved) throw new Error('Nobody signs.')
once('sign', () => say('Contract signed'))
