import { linksOf } from './links.ts'
import type { Entry, Page, Row, Table } from './model.ts'
import { headingOf, type Anchors } from './anchors.ts'

const BY_HAND = '<!-- Written by `npm run docs:reference` from the comments in the code. Change those, not this. -->'

const ERRORS = '[What to do about each](../troubleshooting.md#errors-of-the-sdk).'

const FENCES = { typescript: 'ts', python: 'python' }

/** In a cell, a bar would end it and a line the row. */
const inCell = (text: string) =>
  text
    .replaceAll(/\n{2,}/g, '<br>')
    .replaceAll('\n', ' ')
    .replaceAll('|', '\\|')

/** Writes a page; `anchors` are those of all pages of its language. */
export function writePage(page: Page, anchors: Anchors): string {
  const { linked, typed } = linksOf(page, anchors)
  const fenced = (code: string) => `\`\`\`${FENCES[page.language]}\n${code}\n\`\`\``

  function writeRow({ name, type, default: value, text }: Row): string[] {
    return [`\`${name}\``, type ? typed(type) : '', value === undefined ? '' : `\`${value}\``, linked(text)].map(inCell)
  }

  /** A parameter of which nothing is said but its type is in the signature already; its row is only there to link the type. */
  const isWorthARow = ({ name, type, text }: Row) => Boolean(text || name.includes('.') || (type && typed(type).startsWith('[')))

  function writeTable({ title, rows }: Table): string {
    if (title === 'Returns') return `**Returns** ${rows.map(({ text }) => linked(text)).join(' ')}`
    if (title === 'Throws' || title === 'Raises')
      return `**${title}**\n\n${rows.map(({ name, text }) => `- ${linked(`\`${name}\``)}: ${linked(text)}`).join('\n')}`
    const cells = rows.map(writeRow)
    const head = [title, 'Type', 'Default', '']
    const line = (row: string[]) =>
      `| ${row.filter((_, column) => column === 0 || cells.some((each) => each[column] !== '')).join(' | ')} |`
    return [line(head), line(head.map(() => '---')), ...cells.map(line)].join('\n')
  }

  function writeEntry(entry: Entry, level: number): string[] {
    return [
      `${'#'.repeat(level)} ${headingOf(entry)}`,
      ...(entry.signature ? [fenced(entry.signature)] : []),
      ...(entry.text ? [linked(entry.text)] : []),
      ...(entry.examples ?? []).map((example) => (example.startsWith('```') ? example : fenced(example))),
      ...entry.tables.filter(({ title, rows }) => title !== 'Parameter' || rows.some(isWorthARow)).map(writeTable),
      ...(entry.methods ?? []).flatMap((method) => writeEntry(method, level + 1)),
    ]
  }

  const links = (names: string[]) => names.map((name) => linked(`{@link ${name}}`)).join(', ')
  const parts = [
    BY_HAND,
    `# ${page.module}`,
    ...(page.text ? [linked(page.text)] : []),
    [
      ...page.groups.map(({ title, entries }) => `- ${title}: ${links(entries.map(headingOf))}`),
      ...(page.elsewhere.length > 0 ? [`- Described elsewhere: ${links(page.elsewhere)}`] : []),
    ].join('\n'),
    ...page.groups.flatMap(({ title, entries }) => [
      `## ${title}`,
      ...(title === 'Errors' ? [ERRORS] : []),
      ...entries.flatMap((entry) => writeEntry(entry, 3)),
    ]),
  ]
  return `${parts.join('\n\n')}\n`
}
