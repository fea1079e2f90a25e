'use client'

import { ArrowRight } from 'lucide-react'
import { Description } from '#app/ui/description-list.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { humanise } from '#contract/humanise.ts'
import { classify, isEntries, placeIn, type Entries, type Outer, type Place, type Shown } from './classify.ts'
import type { Pair } from './pairs.ts'
import { Scalar, type ScalarShown } from './scalar.tsx'
import { titleOf, childNode } from './schema.ts'
import { Added, Removed, TextChange } from './text-change.tsx'

type ChangeProps = { entries: Entries; pair: Pair; outer: Outer; depth: number }

/** What is and what shall be, under one name. */
export function Change({ entries, pair, outer }: ChangeProps) {
  const place = placeIn(entries, pair.after, outer)
  return (
    <Description term={humanise(pair.stem) || `${humanise(pair.before)} → ${humanise(pair.after).toLowerCase()}`} wide>
      <Difference before={entries[pair.before]} after={entries[pair.after]} place={place} />
    </Description>
  )
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const NESTED: readonly Shown['kind'][] = ['list', 'table', 'items', 'object', 'images']

type DifferenceProps = { before: unknown; after: unknown; place: Place }

/** Two values of one thing: words within a text, keys within an object, else the old beside the new. */
export function Difference({ before, after, place }: DifferenceProps) {
  if (same(before, after)) return <p className="text-sm text-ink-muted">No change.</p>
  const old = classify(before, place)
  const now = classify(after, place)
  if (old.kind === 'text' && now.kind === 'text' && /\s/.test(old.text + now.text)) return <TextChange before={old.text} after={now.text} />
  if (isEntries(before) && isEntries(after)) return <Keys before={before} after={after} outer={place} />
  if (NESTED.includes(old.kind) || NESTED.includes(now.kind)) return <TextChange before={jsonOf(before)} after={jsonOf(after)} />
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <Removed>
        <Scalar shown={old as ScalarShown} name={place.key} />
      </Removed>
      <ArrowRight aria-hidden="true" className="size-3.5 self-center text-ink-faint" />
      <Added>
        <Scalar shown={now as ScalarShown} name={place.key} />
      </Added>
    </span>
  )
}

const jsonOf = (value: unknown) => JSON.stringify(value, null, 2) ?? ''

/** Keys of an object compared at first; the rest is in the raw JSON. */
const MOST_KEYS = 100

function Keys({ before, after, outer }: { before: Entries; after: Entries; outer: Outer }) {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const value = (entries: Entries, key: string) => (Object.hasOwn(entries, key) ? entries[key] : undefined)
  const changed = keys.filter((key) => !same(value(before, key), value(after, key))).slice(0, MOST_KEYS)
  const kept = keys.filter((key) => same(value(before, key), value(after, key))).slice(0, MOST_KEYS)
  const nameOf = (key: string) => titleOf(childNode(outer.schema, key)) ?? (humanise(key) || key)
  return (
    <div className="grid gap-2">
      <dl className="grid gap-1.5">
        {changed.map((key) => (
          <div key={key} className="grid gap-x-4 sm:grid-cols-[minmax(5rem,9rem)_minmax(0,1fr)]">
            <dt className="text-sm text-ink-muted">{nameOf(key)}</dt>
            <dd className="min-w-0">
              <Difference before={value(before, key)} after={value(after, key)} place={placeIn(after, key, outer)} />
            </dd>
          </div>
        ))}
      </dl>
      {kept.length > 0 && (
        <Fold summary={`${kept.length} unchanged`}>
          <p className="text-sm text-ink-muted">{kept.map(nameOf).join(', ')}</p>
        </Fold>
      )}
    </div>
  )
}
