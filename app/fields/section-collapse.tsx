'use client'

import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useFieldProblems } from './use-field.ts'
import type { RendererProps } from './renderer.ts'
import { keyOf } from './state.ts'

/** Fields that can be folded away. What is wrong inside opens it: nobody finds a mistake that is hidden. */
export function SectionCollapse({ field, path, renderField }: RendererProps<'section_collapse'>) {
  const [open, setOpen] = useState(field.default_open)
  const wrong = useFieldProblems(path)
  return (
    <details
      open={open || wrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="overflow-hidden rounded-lg border border-line bg-surface"
    >
      <summary className="flex list-none items-start gap-2 bg-sunken px-3 py-2.5 not-open:hover:bg-hover touch:min-h-11">
        <ChevronRight
          aria-hidden="true"
          className="mt-[3px] size-4 shrink-0 text-ink-muted transition-transform duration-100 [[open]>summary>&]:rotate-90"
        />
        <span className="grid min-w-0">
          <span className="font-medium">{field.title}</span>
          {field.subtitle && <span className="text-sm text-ink-muted">{field.subtitle}</span>}
        </span>
      </summary>
      <div className="grid gap-5 border-t border-line p-4">
        {field.fields.map((child, index) => renderField(child, `${path}.${keyOf(index)}`))}
      </div>
    </details>
  )
}
