'use client'

import { useState } from 'react'
import { cn } from '#app/ui/cn.ts'
import { humanise } from '#contract/humanise.ts'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'
import { classify, placeIn, type Entries, type Shown } from './classify.ts'
import { Scalar, type ScalarShown } from './scalar.tsx'
import { childNode, titleOf, type SchemaNode } from './schema.ts'
import { MORE, ShowRest } from './show-rest.tsx'

/** Rows seen at first. Fifty is what can be read; five thousand would hold up the whole page. */
const FIRST_ROWS = 50

type PayloadTableProps = { name: string; columns: string[]; rows: Entries[]; currency: string | null; schema: SchemaNode }

const isNumeric = (shown: Shown) => shown.kind === 'number' || shown.kind === 'money'

export function PayloadTable({ name, columns, rows, currency, schema }: PayloadTableProps) {
  const [count, setCount] = useState(FIRST_ROWS)
  const seen = rows.slice(0, count)
  const cells = seen.map((row) => columns.map((column) => classify(row[column], placeIn(row, column, { currency, schema })) as ScalarShown))
  // Numbers stand under one another by their last digit when the column holds nothing else.
  const right = columns.map(
    (_, index) =>
      cells.every((row) => ['number', 'money', 'empty'].includes(row[index]?.kind ?? '')) &&
      cells.some((row) => row[index] && isNumeric(row[index])),
  )
  return (
    <div className="grid gap-2">
      <Table aria-label={humanise(name) || 'Rows'}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <TableHead key={column} className={cn(right[index] && 'text-right')}>
                {titleOf(childNode(schema, column)) ?? humanise(column)}
              </TableHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map((row, at) => (
            <tr key={at}>
              {row.map((shown, index) => (
                <TableCell key={columns[index]} className={cn('max-w-80 min-w-20', right[index] && 'text-right')}>
                  <Scalar shown={shown} name={columns[index] ?? ''} small />
                </TableCell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <ShowRest total={rows.length} shown={seen.length} what="rows" onShow={() => setCount(count + MORE)} />
    </div>
  )
}
