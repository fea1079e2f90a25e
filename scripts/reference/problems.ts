import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '#scripts/launcher/root.ts'
import { slugger, type Anchors } from './anchors.ts'
import { writePage } from './markdown.ts'
import type { Entry, Page } from './model.ts'

/** Names that every reader of the language knows, or that zod, httpx and Pydantic have. */
const KNOWN = {
  typescript: `AbortSignal Array ArrayBuffer ArrayBufferView AsyncGenerator Date Error Exclude NoInfer Omit Partial Pick Promise
    PropertyKey Readonly Record RegExp RequestInit Response
    ZodSchema`,
  python: `Annotated Any AsyncClient AsyncIterator BaseModel Callable Client DataclassInstance Exception False Field Generator Iterator Literal Mapping None
    Path Pattern Sequence True Type Unpack`,
}

/** What a signature or a table calls a type, and nobody can import. */
function strangers(page: Page, anchors: Anchors): string[] {
  const known = new Set(KNOWN[page.language].split(/\s+/))
  const unquoted = (code: string) => code.replaceAll(/'[^']*'|"[^"]*"|\/\*[\s\S]*?\*\/|\/\/.*|\{@link [^}]*\}/g, '')
  const ofEntry = (entry: Entry): string[] => {
    const code = [entry.signature ?? '', ...entry.tables.flatMap(({ rows }) => rows.map(({ type }) => type ?? ''))].map(unquoted).join('\n')
    const own = new Set([...code.matchAll(/\b(?:type|infer|const|extends|<)\s*([A-Z]\w*)/g)].map(([, name]) => name))
    const isVariable = (name: string) =>
      /^(?:[A-Z]|T[A-Z]\w*|\w+T|Fields|Required|Value|Output|Input|Answer|Inner)$/.test(name) || own.has(name)
    const names = [...new Set(code.match(/(?<![\w.])[A-Z]\w+/g))].filter(
      (name) => !known.has(name) && !anchors.has(name) && !isVariable(name),
    )
    const here = names.map((name) => `${page.file}: ${entry.name} names ${name}, which nobody can import`)
    return [...here, ...(entry.methods ?? []).flatMap(ofEntry)]
  }
  return page.groups.flatMap(({ entries }) => entries.flatMap(ofEntry))
}

/** The anchors of a page of docs/ that a person has written. */
function headingsOf(file: string): Set<string> | undefined {
  try {
    const slug = slugger()
    const lines = readFileSync(join(ROOT, 'docs', file), 'utf8').match(/^#+ .*$/gm) ?? []
    return new Set(lines.map((line) => slug(line.replace(/^#+ /, ''))))
  } catch {
    return undefined
  }
}

/** Links into docs/ that lead nowhere. */
function deadLinks(page: Page, anchors: Anchors): string[] {
  return [...writePage(page, anchors).matchAll(/\]\(\.\.\/([\w-]+\.md)(?:#([\w-]+))?\)/g)].flatMap(([, file = '', anchor]) => {
    const headings = headingsOf(file)
    return headings && (!anchor || headings.has(anchor)) ? [] : [`${page.file}: there is no docs/${file}${anchor ? `#${anchor}` : ''}`]
  })
}

/** What is wrong with the comments themselves. */
export function findProblems(pages: Page[], anchors: Anchors): string[] {
  return pages.flatMap((page) => [...strangers(page, anchors), ...deadLinks(page, anchors)])
}
