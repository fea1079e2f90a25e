import { expect, test } from 'vitest'
import { isIn, sectionsFor } from './sections.ts'

const namesAt = (pathname: string) =>
  sectionsFor(true)
    .filter((section) => isIn(section, pathname))
    .map(({ name }) => name)

test.each([
  ['/', ['Inbox']],
  ['/tasks/0123', ['Inbox']],
  ['/analytics', ['Analytics']],
  ['/audit', ['Audit']],
  ['/people/0123', ['People']],
  ['/pools', ['People']],
  ['/pools/0123', ['People']],
  ['/routing', ['People']],
  ['/settings/keys', ['Settings']],
  ['/settingsandmore', []],
  ['/welcome', []],
])('%s belongs to %j', (pathname, names) => {
  expect(namesAt(pathname)).toEqual(names)
})

test('reviewers have the inbox', () => {
  expect(sectionsFor(false).map(({ name }) => name)).toEqual(['Inbox'])
})

test('no section shares its key, or has one that decides on a task', () => {
  const keys = sectionsFor(true).map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.filter((key) => ['a', 'r', 'c'].includes(key))).toEqual([])
})
