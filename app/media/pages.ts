/** A picture and, when it is a piece of a document, where in the document it is (both counted from 0). */
export type Picture = {
  url: string
  alt?: string | null
  page_index?: number | null
  fragment_in_page?: number | null
  page_count?: number | null
}

export type PageOf<P> = {
  /** As people count: from 1. */
  number: number
  pictures: P[]
}

/** Pages in their order, the pieces of each in theirs. A picture that names no page belongs to the first. */
export function pagesOf<P extends Picture>(pictures: readonly P[]): PageOf<P>[] {
  const pages = new Map<number, P[]>()
  for (const picture of pictures) {
    const at = picture.page_index ?? 0
    pages.set(at, [...(pages.get(at) ?? []), picture])
  }
  return [...pages.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([at, pieces]) => ({
      number: at + 1,
      pictures: pieces.toSorted((a, b) => (a.fragment_in_page ?? 0) - (b.fragment_in_page ?? 0)),
    }))
}

/** How many pages the document has, the ones without a picture included. */
export function pageCountOf(pictures: readonly Picture[]): number {
  return Math.max(...pictures.map(({ page_count, page_index }) => Math.max(page_count ?? 0, (page_index ?? 0) + 1)))
}

/** Whether pages are worth a control of their own. */
export function isPaged(pictures: readonly Picture[]): boolean {
  return new Set(pictures.map(({ page_index }) => page_index ?? 0)).size > 1
}
