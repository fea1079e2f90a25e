'use client'

import { useState } from 'react'
import { CodeBlock } from '#app/ui/code-block.tsx'
import { Description, DescriptionList } from '#app/ui/description-list.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { humanise } from '#app/ui/humanise.ts'
import { classify, isWide, placeIn, type Entries, type Place } from './classify.ts'
import { withoutMinor } from './money.ts'
import { PayloadTable } from './payload-table.tsx'
import { Scalar } from './scalar.tsx'
import { ShowRest } from './show-rest.tsx'

/** Folds in folds are a maze: from here on, JSON says it better. */
const MAX_DEPTH = 5
/** Keys and items seen at first; beyond that a page is searched, not read, and the browser slows down. */
const FIRST_ENTRIES = 60
/** Small enough to be read in passing: a fold would only hide it. */
const OPEN_UP_TO = 6

type ValueProps = { value: unknown; place: Place; depth: number }

/** Any JSON value, drawn as what it is. */
export function Value({ value, place, depth }: ValueProps) {
  const shown = classify(value, place)
  switch (shown.kind) {
    case 'list':
      return <Chips items={shown.items} place={place} />
    case 'table':
      return <PayloadTable name={place.key} columns={shown.columns} rows={shown.rows} currency={place.currency} />
    case 'items':
    case 'object': {
      if (depth >= MAX_DEPTH) return <CodeBlock title={humanise(place.key) || 'JSON'} code={JSON.stringify(value, null, 2)} />
      if (shown.kind === 'items') return <Items items={shown.items} place={place} depth={depth} />
      const count = Object.keys(shown.entries).length
      return (
        <Fold summary={`${count} ${count === 1 ? 'field' : 'fields'}`} open={depth < 2 && count <= OPEN_UP_TO}>
          <Fields entries={shown.entries} currency={place.currency} depth={depth + 1} />
        </Fold>
      )
    }
    default:
      return <Scalar shown={shown} name={place.key} />
  }
}

type FieldsProps = { entries: Entries; currency: string | null; depth: number }

/** The keys of an object in the order they were sent. */
export function Fields({ entries, currency, depth }: FieldsProps) {
  const [all, setAll] = useState(false)
  const keys = Object.keys(entries)
  const seen = all ? keys : keys.slice(0, FIRST_ENTRIES)
  return (
    <div className="grid gap-2">
      <DescriptionList>
        {seen.map((key) => {
          const place = placeIn(entries, key, currency)
          const shown = classify(entries[key], place)
          return (
            <Description key={key} term={humanise(shown.kind === 'money' ? withoutMinor(key) : key) || key} wide={isWide(shown)}>
              <Value value={entries[key]} place={place} depth={depth} />
            </Description>
          )
        })}
      </DescriptionList>
      {!all && <ShowRest total={keys.length} shown={seen.length} what="fields" onShow={() => setAll(true)} />}
    </div>
  )
}

type ListProps = { items: unknown[]; place: Place }

/** Short words as chips in a row, anything longer as lines. */
function Chips({ items, place }: ListProps) {
  const [all, setAll] = useState(false)
  const seen = all ? items : items.slice(0, FIRST_ENTRIES)
  const short = items.every((item) => String(item).length <= 32)
  return (
    <div className="grid gap-2">
      <ul className={short ? 'flex flex-wrap gap-1.5' : 'grid list-disc gap-1 pl-4 marker:text-ink-faint'}>
        {seen.map((item, index) => (
          <li key={index} className={short ? 'rounded-sm bg-sunken px-1.5 text-sm' : undefined}>
            <Value value={item} place={place} depth={MAX_DEPTH} />
          </li>
        ))}
      </ul>
      {!all && <ShowRest total={items.length} shown={seen.length} what="values" onShow={() => setAll(true)} />}
    </div>
  )
}

function Items({ items, place, depth }: ListProps & { depth: number }) {
  const [all, setAll] = useState(false)
  const seen = all ? items : items.slice(0, FIRST_ENTRIES)
  return (
    <ol className="grid gap-2">
      {seen.map((item, index) => (
        <li key={index} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-2">
          <span className="text-sm leading-6 text-ink-faint">{index + 1}</span>
          <Value value={item} place={place} depth={depth + 1} />
        </li>
      ))}
      {!all && <ShowRest total={items.length} shown={seen.length} what="items" onShow={() => setAll(true)} />}
    </ol>
  )
}
