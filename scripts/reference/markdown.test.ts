import { expect, it } from 'vitest'
import { anchorsOf } from './anchors.ts'
import { writePage } from './markdown.ts'
import type { Entry, Page } from './model.ts'
import { findProblems } from './problems.ts'

const entry = (name: string, more: Partial<Entry> = {}): Entry => ({ name, isCall: false, text: '', tables: [], ...more })

const page = (groups: Page['groups']): Page => ({ file: 'x.md', module: 'x', language: 'typescript', text: '', groups, elsewhere: [] })

const written = (...entries: Entry[]) => {
  const one = page([{ title: 'Types', entries }])
  return writePage(one, anchorsOf([one]))
}

it('leads from a name to where it is described, and of two things with one name from a type to the type', () => {
  const tables: Entry['tables'] = [
    { title: 'Parameter', rows: [{ name: 'of', type: "Form | 'none'", text: 'As `tasks.wait()` or `form`.' }] },
  ]
  const text = written(
    entry('form', { isCall: true, tables }),
    entry('Form', { text: 'See {@link form}, and `wait`.' }),
    entry('humans.tasks.wait', { isCall: true }),
  )
  expect(text).toContain("| `of` | [`Form \\| 'none'`](#form-1) | As [`tasks.wait()`](#humanstaskswait) or `form`. |")
  expect(text).toContain('See [`form`](#form), and `wait`.')
})

it('leaves out a parameter of which the signature says all', () => {
  const tables: Entry['tables'] = [{ title: 'Parameter', rows: [{ name: 'id', type: 'string', text: '' }] }]
  expect(written(entry('get', { isCall: true, signature: 'get(id: string): void', tables }))).not.toContain('| `id`')
})

it('names a page of ours by its file, and complains when there is none, or no such heading', () => {
  const concepts = 'https://docs.awaithumans.dev/concepts'
  const one = page([{ title: 'Types', entries: [entry('A', { text: `[a](${concepts}#idempotency) [b](${concepts}#nothing)` })] }])
  expect(writePage(one, anchorsOf([one]))).toContain('[a](../concepts.md#idempotency)')
  expect(findProblems([one], anchorsOf([one]))).toEqual(['x.md: there is no docs/concepts.md#nothing'])
})

it('complains of a type that a signature names and nobody can import', () => {
  const one = page([{ title: 'Types', entries: [entry('A', { signature: 'type A<T> = Inside<T> | Promise<B>' }), entry('B')] }])
  expect(findProblems([one], anchorsOf([one]))).toEqual(['x.md: A names Inside, which nobody can import'])
})
