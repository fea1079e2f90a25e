import type { Entry, Page } from './model.ts'

/** Where each name is described: `typescript-forms.md#form`. */
export type Anchors = ReadonlyMap<string, string>

/** As GitHub makes anchors of headings: what is no letter, number, space, `-` or `_` goes, and the second of a name gets a number. */
export function slugger(): (heading: string) => string {
  const counts = new Map<string, number>()
  return (heading) => {
    const slug = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-')
    const count = counts.get(slug) ?? 0
    counts.set(slug, count + 1)
    return count === 0 ? slug : `${slug}-${count}`
  }
}

/** A call has brackets behind its name. */
export const headingOf = ({ name, isCall }: Entry): string => (isCall ? `${name}()` : name)

/** What a comment may call it: `tasks.create()` is a method of `humans`. */
const namesOf = (entry: Entry) => {
  const heading = headingOf(entry)
  return [heading, heading.replace(/^humans\./, ''), entry.name, entry.name.replace(/^humans\./, '')]
}

/** The anchors of pages that are read together. Of two things with one name, a type and a function, signatures mean the type. */
export function anchorsOf(pages: Page[]): Map<string, string> {
  const found: { entry: Entry; anchor: string }[] = []
  for (const page of pages) {
    const slug = slugger()
    slug(page.module)
    const add = (entry: Entry) => {
      found.push({ entry, anchor: `${page.file}#${slug(headingOf(entry))}` })
      entry.methods?.forEach(add)
    }
    for (const { title, entries } of page.groups) {
      slug(title)
      entries.forEach(add)
    }
  }
  const anchors = new Map<string, string>()
  const inOrder = [...found.filter(({ entry }) => !entry.isCall), ...found.filter(({ entry }) => entry.isCall)]
  for (const { entry, anchor } of inOrder) for (const name of namesOf(entry)) if (!anchors.has(name)) anchors.set(name, anchor)
  return anchors
}
