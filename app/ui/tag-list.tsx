'use client'

import { X } from 'lucide-react'

type TagProps = { name: string; onRemove: () => void }

/** A name that can be taken away. */
export function Tag({ name, onRemove }: TagProps) {
  return (
    <span className="inline-flex min-h-6 items-center rounded-sm bg-sunken pl-1.5 text-sm">
      <span className="wrap-anywhere">{name}</span>
      <button
        type="button"
        aria-label={`Remove ${name}`}
        className="grid size-6 place-items-center rounded-sm text-ink-faint hover:text-ink touch:size-9"
        onClick={onRemove}
      >
        <X aria-hidden="true" className="size-3" />
      </button>
    </span>
  )
}

type TagListProps = {
  names: readonly string[]
  label: string
  /** What a name is shown as; itself by default. */
  shown?: (name: string) => string
  onRemove: (name: string) => void
}

export function TagList({ names, label, shown = (name) => name, onRemove }: TagListProps) {
  if (names.length === 0) return null
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1.5">
      {names.map((name) => (
        <li key={name}>
          <Tag name={shown(name)} onRemove={() => onRemove(name)} />
        </li>
      ))}
    </ul>
  )
}
