/** A TypeScript agent that asks what it is given on its input, for the tests in which it asks the same as a Python one. */
import { json } from 'node:stream/consumers'
import { awaitHuman, type AwaitHumanOptions } from '#sdk/index.ts'

const options = (await json(process.stdin)) as AwaitHumanOptions
const answer = await awaitHuman({ ...options, onTask: ({ id }) => void process.stdout.write(`${JSON.stringify({ id })}\n`) })
process.stdout.write(`${JSON.stringify({ answer })}\n`)
