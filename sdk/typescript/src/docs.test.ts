import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { AwaitHumans } from './index.ts'
import * as testing from './testing.ts'

const page = (name: string) => readFileSync(`docs/${name}.md`, 'utf8')

const methodsOf = (value: object) =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(value)).filter((name) => name !== 'constructor' && !name.startsWith('_'))

it('documents every method of the client', () => {
  const humans = new AwaitHumans()
  const nouns = { tasks: humans.tasks, people: humans.people, keys: humans.keys, deliveries: humans.deliveries }
  const methods = Object.entries(nouns).flatMap(([noun, value]) => methodsOf(value).map((method) => ({ noun, method })))
  const text = page('sdk-typescript')
  expect(methods.filter(({ noun, method }) => !text.includes(`${noun}.${method}`) && !text.includes(`\`${method}\``))).toEqual([])
})

it('documents every part of the human for tests', () => {
  const text = page('testing')
  const client = testing.createTestClient()
  const names = [...Object.keys(testing), ...methodsOf(client)]
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([])
})
