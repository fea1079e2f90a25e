import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DomainError, docsOf, ERROR_CODES, isErrorCode, statusOf } from './errors.ts'

type Section = { head: string; text: string }

/** The anchor that a Markdown renderer gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(/\s+/g, '-')
}

/** The page's sections by anchor: the line below the heading, and everything. */
function readSections(): Map<string, Section> {
  const [, ...parts] = readFileSync('docs/troubleshooting.md', 'utf8').split(/^### /m)
  const entries = parts.map((part): [string, Section] => {
    const [heading = '', , head = ''] = part.split('\n')
    return [anchorOf(heading), { head, text: part }]
  })
  expect(new Set(entries.map(([anchor]) => anchor)).size).toBe(entries.length)
  return new Map(entries)
}

const sections = readSections()
const slugOf = (url: string) => new URL(url).hash.slice(1)

function expectHelp(section: Section | undefined): void {
  expect(section?.text).toMatch(/\*\*Why\*\*: \S/)
  expect(section?.text).toMatch(/\*\*What to do\*\*: \S/)
}

describe('every error of the server', () => {
  it.each(ERROR_CODES)('%s is explained where its link leads', (code) => {
    const section = sections.get(slugOf(docsOf(code)))
    expect(section?.head).toContain(`\`${code}\` · HTTP ${statusOf(code)}`)
    expectHelp(section)
  })

  it.each(ERROR_CODES)('%s says what to do in its message', (code) => {
    expect(new DomainError(code, 'This happened.').message).toMatch(/^This happened\. [A-Z`].+\.$/)
  })

  it('is told from any other word', () => {
    expect(isErrorCode('TASK_NOT_FOUND')).toBe(true)
    expect(isErrorCode('SOMETHING_ELSE')).toBe(false)
  })
})

describe('every error of the SDK', () => {
  const folder = 'sdk/typescript/src/errors'
  const sources = readdirSync(folder).filter((file) => !file.endsWith('.test.ts'))
  const definitions = sources.flatMap((file) => [
    ...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/name: '(\w+)',\s+code: '(\w+)',\s+page: '([^']+)'/g),
  ])

  it('is found in its sources', () => {
    expect(definitions.length).toBeGreaterThan(10)
  })

  it.each(definitions.map(([, name = '', code = '', page = '']) => [name, code, page]))('%s is explained', (name, code, page) => {
    // Two are reserved for later versions, and lead to the page that says when; here they have their name's section.
    const slug = page.startsWith('/troubleshooting#') ? page.slice(page.indexOf('#') + 1) : (page.split('#')[1] ?? 'feature-not-available')
    const section = sections.get(slug)
    expect(section?.head).toContain(`\`${code}\``)
    expect(section?.head).toContain(`\`${name}\``)
    expectHelp(section)
  })
})

it('explains nothing that does not exist', () => {
  const known = [...ERROR_CODES.map((code) => slugOf(docsOf(code)))]
  const unknown = [...sections].filter(([anchor, { head }]) => !known.includes(anchor) && !head.endsWith('Error`'))
  expect(unknown).toEqual([])
})
