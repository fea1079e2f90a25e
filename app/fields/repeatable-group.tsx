'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import type { FieldOf, FormField } from '#contract/form.ts'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'
import { GroupQuestion, labelOf } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useFieldMessage } from './use-field.ts'
import { keyOf, rowState } from './values.ts'

const FOCUSABLE = 'input, textarea, button[role], select'

/** Short controls stand in pairs; what needs the width gets a line of its own. */
const SHORT: FormField['kind'][] = ['short_text', 'date', 'datetime', 'time', 'switch']

export function RepeatableGroup({ field, path, renderField, ...labels }: RendererProps<'repeatable_group'>) {
  const { control } = useFormContext()
  const { fields: rows, append, remove } = useFieldArray({ control, name: path })
  const error = useFieldMessage(path)
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
    append(rowState(field), { shouldFocus: false })
  }
  const drop = (index: number) => {
    remove(index)
    adder.current?.focus()
  }
  const full = field.max_items != null && rows.length >= field.max_items ? `Takes at most ${field.max_items}.` : null
  const needed = field.min_items != null && rows.length <= field.min_items ? `Needs at least ${field.min_items}.` : null
  return (
    <GroupQuestion field={field} error={error} {...labels}>
      {({ 'aria-invalid': _, ...group }) => (
        <div role="group" {...group} className="grid gap-2">
          <ol ref={list} className="grid gap-2 empty:hidden">
            {rows.map((row, index) => (
              <Row key={row.id} field={field} index={index} needed={needed} onRemove={() => drop(index)}>
                {(child, at, name) =>
                  renderField(
                    child,
                    `${path}.${index}.${keyOf(at)}`,
                    field.scalar ? { label: `${labelOf(field)}, ${name.toLowerCase()}`, hideLabel: true } : undefined,
                  )
                }
              </Row>
            ))}
          </ol>
          <Button
            ref={adder}
            size="sm"
            className="justify-self-start"
            aria-label={`Add item to ${labelOf(field)}`}
            unavailable={full}
            onClick={add}
          >
            <Plus aria-hidden="true" />
            Add item
          </Button>
        </div>
      )}
    </GroupQuestion>
  )
}

type RowProps = {
  field: FieldOf<'repeatable_group'>
  index: number
  needed: string | null
  onRemove: () => void
  children: (child: FormField, at: number, name: string) => ReactNode
}

function Row({ field, index, needed, onRemove, children }: RowProps) {
  const name = `Item ${index + 1}`
  const removeButton = (
    <Button
      variant="ghost"
      size="icon"
      aria-label={`Remove item ${index + 1} of ${labelOf(field)}`}
      unavailable={needed}
      onClick={onRemove}
    >
      <Trash2 aria-hidden="true" />
    </Button>
  )
  if (field.scalar) {
    return (
      <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-1">
        {field.item_fields.slice(0, 1).map((child) => children(child, 0, name))}
        {removeButton}
      </li>
    )
  }
  return (
    <li className="overflow-hidden rounded-md border border-line">
      <div className="flex items-center justify-between border-b border-line bg-sunken py-0.5 pr-0.5 pl-3 text-sm font-medium text-ink-muted">
        {name}
        {removeButton}
      </div>
      <div className="grid gap-4 p-3 sm:grid-cols-2">
        {field.item_fields.map((child, at) => (
          <div key={child.name} className={cn('min-w-0', !SHORT.includes(child.kind) && 'sm:col-span-2')}>
            {children(child, at, name)}
          </div>
        ))}
      </div>
    </li>
  )
}
