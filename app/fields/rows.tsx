'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useContext, useEffect, useRef, type ReactNode } from 'react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import type { FormField } from '#contract/form.ts'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'
import { DisabledContext } from './disabled.ts'
import { GroupQuestion, labelOf } from './question.tsx'
import type { LabelOptions } from './renderer.ts'
import type { FormState } from './state.ts'
import { useFieldMessage } from './use-field.ts'

const FOCUSABLE = 'input, textarea, button[role], select'

/** Short controls stand in pairs; what needs the width gets a line of its own. */
const SHORT: FormField['kind'][] = ['short_text', 'date', 'datetime', 'time', 'switch']

type RowsProps = LabelOptions & {
  field: FormField
  path: string
  least: number | null | undefined
  most: number | null | undefined
  addLabel: string
  removeLabel: string
  /** A bare value in each row, on one line with its button. */
  slim?: boolean
  newRow: () => FormState
  children: (row: { index: number; name: string }) => ReactNode
}

/** A list that grows and shrinks: the focus goes to what was added, and stays near what was removed. */
export function Rows({ field, path, least, most, addLabel, removeLabel, slim = false, newRow, children, ...labels }: RowsProps) {
  const { control } = useFormContext()
  const { fields: rows, append, remove } = useFieldArray({ control, name: path })
  const error = useFieldMessage(path)
  const closed = useContext(DisabledContext)
  const list = useRef<HTMLOListElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  const added = useRef(false)

  useEffect(() => {
    if (!added.current) return
    added.current = false
    list.current?.lastElementChild?.querySelector<HTMLElement>(FOCUSABLE)?.focus()
  }, [rows.length])

  const add = () => {
    added.current = true
    append(newRow(), { shouldFocus: false })
  }
  const drop = (index: number) => {
    remove(index)
    adder.current?.focus()
  }
  const full = most != null && rows.length >= most ? `Takes at most ${most}.` : null
  const needed = least != null && rows.length <= least ? `Needs at least ${least}.` : null
  return (
    <GroupQuestion field={field} error={error} {...labels}>
      {({ 'aria-invalid': _, ...group }) => (
        <div role="group" {...group} className="grid gap-2">
          <ol ref={list} className="grid gap-2 empty:hidden">
            {rows.map((row, index) => (
              <Row
                key={row.id}
                slim={slim}
                name={`Item ${index + 1}`}
                removeName={`${removeLabel} item ${index + 1} of ${labelOf(field)}`}
                needed={needed}
                onRemove={() => drop(index)}
              >
                {children({ index, name: `Item ${index + 1}` })}
              </Row>
            ))}
          </ol>
          {rows.length === 0 && (
            <p className="rounded-md border border-dashed border-line-strong px-3 py-2.5 text-sm text-ink-muted">Nothing here yet.</p>
          )}
          {!closed && (
            <Button
              ref={adder}
              size="sm"
              className="justify-self-start"
              aria-label={`${addLabel} to ${labelOf(field)}`}
              unavailable={full}
              onClick={add}
            >
              <Plus aria-hidden="true" />
              {addLabel}
            </Button>
          )}
        </div>
      )}
    </GroupQuestion>
  )
}

type RowProps = { slim: boolean; name: string; removeName: string; needed: string | null; onRemove: () => void; children: ReactNode }

function Row({ slim, name, removeName, needed, onRemove, children }: RowProps) {
  const closed = useContext(DisabledContext)
  const removeButton = !closed && (
    <Button variant="ghost" size="icon" aria-label={removeName} unavailable={needed} onClick={onRemove}>
      <Trash2 aria-hidden="true" />
    </Button>
  )
  if (slim) {
    return (
      <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-1">
        {children}
        {removeButton}
      </li>
    )
  }
  return (
    <li className="overflow-hidden rounded-md border border-line">
      <div className="flex min-h-9 items-center justify-between border-b border-line bg-sunken py-0.5 pr-0.5 pl-3 text-sm font-medium text-ink-muted">
        {name}
        {removeButton}
      </div>
      <div className="grid gap-4 p-3 sm:grid-cols-2">{children}</div>
    </li>
  )
}

/** One field of a row, half as wide when it is short. */
export function RowField({ field, children }: { field: FormField; children: ReactNode }) {
  return <div className={cn('min-w-0', !SHORT.includes(field.kind) && 'sm:col-span-2')}>{children}</div>
}
