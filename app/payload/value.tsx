'use client'

import { memo, useMemo, useState } from 'react'
import { Description, DescriptionList } from '#app/ui/description-list.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { humanise } from '#contract/humanise.ts'
import { Change } from './change.tsx'
import { classify, isWide, placeIn, type Entries, type Outer, type Place } from './classify.ts'
import { pairsIn } from './pairs.ts'
import { PayloadTable } from './payload-table.tsx'
import { RawJson } from './raw-json.tsx'
import { Scalar } from './scalar.tsx'
import { itemNode } from './schema.ts'
import { MORE, MORE_ITEMS, ShowRest } from './show-rest.tsx'
import { Term } from './term.tsx'

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
      return (
        <PayloadTable
          name={place.key}
          columns={shown.columns}
          rows={shown.rows}
          currency={place.currency}
          schema={itemNode(place.schema)}
        />
      )
    case 'items':
    case 'object': {
      if (depth >= MAX_DEPTH) return <RawJson title={humanise(place.key) || 'JSON'} value={value} />
      if (shown.kind === 'items') return <Items items={shown.items} place={place} depth={depth} />
      const count = Object.keys(shown.entries).length
      return (
        <Fold summary={`${count} ${count === 1 ? 'field' : 'fields'}`} open={depth < 2 && count <= OPEN_UP_TO}>
          <Fields entries={shown.entries} outer={place} depth={depth + 1} />
        </Fold>
      )
    }
    default:
      return <Scalar shown={shown} name={place.key} />
  }
}

type FieldsProps = { entries: Entries; outer: Outer; depth: number }

/** The keys of an object in the order they were sent. */
export function Fields({ entries, outer, depth }: FieldsProps) {
  const [count, setCount] = useState(FIRST_ENTRIES)
  const keys = Object.keys(entries)
  const pairs = pairsIn(keys)
  const paired = new Set(pairs.map(({ after }) => after))
  const seen = keys.slice(0, count)
  return (
    <div className="grid gap-2">
      <DescriptionList>
        {seen.map((key) => {
          const pair = pairs.find(({ before }) => before === key)
          if (pair) return <Change key={key} entries={entries} pair={pair} outer={outer} depth={depth} />
          if (paired.has(key)) return null
          const place = placeIn(entries, key, outer)
          const shown = classify(entries[key], place)
          return (
            <Description key={key} term={<Term place={place} kind={shown.kind} />} wide={isWide(shown)}>
              <Value value={entries[key]} place={place} depth={depth} />
            </Description>
          )
        })}
      </DescriptionList>
      <ShowRest total={keys.length} shown={seen.length} what="fields" onShow={() => setCount(count + MORE)} />
    </div>
  )
}

type ListProps = { items: unknown[]; place: Place }

/** Short words as chips in a row, anything longer as lines. */
function Chips({ items, place }: ListProps) {
  const [count, setCount] = useState(FIRST_ENTRIES)
  const seen = items.slice(0, count)
  const inside = { ...place, schema: itemNode(place.schema) }
  const short = seen.every((item) => String(item).length <= 32)
  return (
    <div className="grid gap-2">
      <ul className={short ? 'flex flex-wrap gap-1.5' : 'grid list-disc gap-1 pl-4 marker:text-ink-faint'}>
        {seen.map((item, index) => (
          <li key={index} className={short ? 'rounded-sm bg-sunken px-1.5 text-sm' : undefined}>
            <Value value={item} place={inside} depth={MAX_DEPTH} />
          </li>
        ))}
      </ul>
      <ShowRest total={items.length} shown={seen.length} what="values" onShow={() => setCount(count + MORE)} />
    </div>
  )
}

/** Each is drawn once: hundreds of records that are already seen would hold up the next ones. */
const Item = memo(Value)

function Items({ items, place, depth }: ListProps & { depth: number }) {
  const [count, setCount] = useState(FIRST_ENTRIES)
  const seen = items.slice(0, count)
  const inside = useMemo(() => ({ ...place, schema: itemNode(place.schema) }), [place])
  return (
    <ol className="grid gap-2">
      {seen.map((item, index) => (
        <li key={index} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-2">
          <span className="text-sm leading-6 text-ink-faint">{index + 1}</span>
          <Item value={item} place={inside} depth={depth + 1} />
        </li>
      ))}
      <ShowRest total={items.length} shown={seen.length} step={MORE_ITEMS} what="items" onShow={() => setCount(count + MORE_ITEMS)} />
    </ol>
  )
}
