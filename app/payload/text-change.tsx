import { diffWordsWithSpace } from 'diff'

/** Characters up to which words are compared; beyond, and when too much differs, old and new are shown whole. */
const MOST = 20_000
/** Edits of one text: with more the words in between are coincidence. */
const MOST_EDITS = 2_000

type TextChangeProps = { before: string; after: string }

/** What was taken out and what was put in, in place. */
export function TextChange({ before, after }: TextChangeProps) {
  const parts = before.length + after.length > MOST ? undefined : diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS })
  if (!parts) {
    return (
      <div className="grid gap-1">
        <Removed>{before.slice(0, MOST)}</Removed>
        <Added>{after.slice(0, MOST)}</Added>
      </div>
    )
  }
  return (
    <p className="max-w-prose [overflow-wrap:anywhere] whitespace-pre-wrap">
      {parts.map(({ value, added, removed }, index) =>
        added ? <Added key={index}>{value}</Added> : removed ? <Removed key={index}>{value}</Removed> : <span key={index}>{value}</span>,
      )}
    </p>
  )
}

export function Removed({ children }: { children: React.ReactNode }) {
  return <del className="rounded-sm bg-danger-soft text-danger-text decoration-danger-text/60">{children}</del>
}

export function Added({ children }: { children: React.ReactNode }) {
  return (
    <ins className="rounded-sm bg-success-soft text-success-text decoration-success-text/50 underline-offset-2 [del+&]:ml-1">
      {children}
    </ins>
  )
}
