import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { complaintsOf } from '#scripts/consumers/compiled.fixture.ts'
import { LANGUAGES, SNIPPETS } from './snippets.ts'

const LOCAL = 'http://localhost:3001'
const REMOTE = 'https://humans.example.com'

// A minute: the compiler reads all of zod, and shares its core with other tests.
test('the TypeScript fits our SDK', { timeout: 60_000 }, () => {
  const { code } = SNIPPETS.typescript.of(REMOTE)
  const [right, wrong] = complaintsOf([code, code.replace('timeoutMs', 'timeout')])
  expect(right).toEqual([])
  // Were it not so, the line above would prove nothing.
  expect(wrong).not.toEqual([])
})

test.each(LANGUAGES)('%s names this server, and a key only where none is found', (language) => {
  const local = SNIPPETS[language].of(LOCAL).code
  const remote = SNIPPETS[language].of(REMOTE).code
  expect(local).toContain(LOCAL)
  expect(remote).toContain(REMOTE)
  expect(local).not.toContain('AWAITHUMANS_ADMIN_API_TOKEN')
  expect(remote).toContain('AWAITHUMANS_ADMIN_API_TOKEN')
})

test.each(LANGUAGES)('the %s of the quickstart is the same', (language) => {
  expect(readFileSync('docs/quickstart.md', 'utf8')).toContain(SNIPPETS[language].of(LOCAL).code)
})
