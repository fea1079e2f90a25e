import type { Anchors } from './anchors.ts'
import type { Page } from './model.ts'

/** Comments name our pages by their address, which works in an editor too; here they are files. */
const DOCS = /\]\(https:\/\/docs\.awaithumans\.dev\/([\w-]+)(#[\w-]+)?\)/g

/** A word in code means something of this package when it looks like a name: `wait_many`, `TaskOutcome`, `form()`, but not `email`. */
const NAME = /(?<!\[)`([\w.]*(?:[A-Z_.]\w*|\(\)))`(?!\])/g

/** Turns names into links: those in running text, and the first described name of a type. */
export function linksOf(page: Page, anchors: Anchors) {
  const target = (name: string) => {
    const anchor = anchors.get(name) ?? anchors.get(name.replace(/\(\)$/, ''))
    return anchor?.startsWith(`${page.file}#`) ? anchor.slice(page.file.length) : anchor
  }
  const link = (code: string, name?: string) => {
    const to = name && target(name)
    return to ? `[\`${code}\`](${to})` : `\`${code}\``
  }
  const linkedProse = (prose: string) =>
    prose
      .replaceAll(NAME, (_, name: string) => link(name, name))
      .replaceAll(/\{@link\s+([^}\s]+)\s*\}/g, (_, name: string) => link(name, name))
      .replaceAll(DOCS, '](../$1.md$2)')
  const linked = (text: string) =>
    text
      .split(/(```[\s\S]*?```)/)
      .map((part) => (part.startsWith('```') ? part : linkedProse(part)))
      .join('')
  const typed = (type: string) =>
    link(
      type,
      type.match(/\b[A-Z]\w+/g)?.find((each) => anchors.has(each)),
    )
  return { linked, typed }
}
