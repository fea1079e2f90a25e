import { X } from 'lucide-react'
import type { FilterOptions } from '#contract/inbox.ts'
import { Button } from '#app/ui/button.tsx'
import { FILTER_KEYS, filterLabel, filterText, type FilterKey, type Filters } from './filters.ts'

type FilterChipsProps = {
  filters: Filters
  options: FilterOptions | undefined
  onRemove: (key: FilterKey) => void
  onClear: () => void
}

/** What the list is narrowed by, each a press away from not being. */
export function FilterChips({ filters, options, onRemove, onClear }: FilterChipsProps) {
  const given = FILTER_KEYS.filter((key) => filters[key])
  if (given.length === 0) return null
  return (
    <div role="group" aria-label="Filters" className="flex flex-wrap items-center gap-1.5 px-4 pb-1.5">
      {given.map((key) => {
        const text = `${filterLabel(key)}: ${filterText(key, filters[key] ?? '', options)}`
        return (
          <span
            key={key}
            className="inline-flex h-6 max-w-full min-w-0 items-center gap-0.5 rounded-md bg-accent-soft pl-2 text-sm text-accent-text touch:h-8"
          >
            <span className="truncate">{text}</span>
            <button
              type="button"
              aria-label={`Remove filter ${text}`}
              onClick={() => onRemove(key)}
              className="relative grid h-full w-6 shrink-0 place-items-center rounded-md hover:bg-hover touch:w-8 touch:after:absolute touch:after:-inset-1.5"
            >
              <X aria-hidden="true" className="size-3.5" />
            </button>
          </span>
        )
      })}
      {given.length > 1 && (
        <Button variant="ghost" size="sm" className="h-6" onClick={onClear}>
          Clear all
        </Button>
      )}
    </div>
  )
}
