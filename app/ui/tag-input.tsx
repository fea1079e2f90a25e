'use client'

import { Plus } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { cn } from '#app/ui/cn.ts'
import type { FieldControl } from '#app/ui/field.tsx'
import { fieldBox } from '#app/ui/input.tsx'
import { menuItem } from '#app/ui/menu-surface.ts'
import { Tag } from '#app/ui/tag-list.tsx'

type TagInputProps = FieldControl & {
  value: readonly string[]
  onChange: (value: string[]) => void
  suggestions: readonly string[]
  placeholder?: string
}

/** Lines of the list: what is further down is found by typing. */
const SHOWN = 8

type Option = { name: string; isNew: boolean }

function optionsFor(text: string, { value, suggestions }: Pick<TagInputProps, 'value' | 'suggestions'>): Option[] {
  const sought = text.trim().toLowerCase()
  const left = suggestions.filter((each) => !value.includes(each))
  const found = left.filter((each) => each.toLowerCase().includes(sought)).slice(0, SHOWN)
  const known = [...suggestions, ...value].some((each) => each.toLowerCase() === sought)
  return [...found.map((name) => ({ name, isNew: false })), ...(sought && !known ? [{ name: text.trim(), isNew: true }] : [])]
}

/** Several names in one field: chosen from those there are, or new ones. Enter or a comma takes one, Backspace gives the last back. */
export function TagInput({ value, onChange, suggestions, placeholder, id, ...control }: TagInputProps) {
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const options = optionsFor(text, { value, suggestions })
  const shown = open && options.length > 0
  const add = (name: string | undefined) => {
    if (name && !value.includes(name)) onChange([...value, name])
    setText('')
    setActive(0)
  }
  const remove = (name: string) => {
    onChange(value.filter((each) => each !== name))
    input.current?.focus()
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key } = event
    if (key === 'Backspace' && text === '') return onChange(value.slice(0, -1))
    if (key === 'Escape' && shown) {
      // The dialog around it stays open.
      event.stopPropagation()
      return setOpen(false)
    }
    if ((key === 'Enter' || key === ',') && (shown || text.trim())) {
      event.preventDefault()
      return add((options[active] ?? options[0])?.name)
    }
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return
    event.preventDefault()
    setOpen(true)
    setActive((active + (key === 'ArrowDown' ? 1 : options.length - 1)) % Math.max(1, options.length))
  }
  return (
    <div className="relative">
      <div
        className={cn(
          fieldBox,
          'flex min-h-8 flex-wrap items-center gap-1 px-1 py-0.5 focus-within:border-accent-text focus-within:outline-1 focus-within:outline-accent-text touch:min-h-11',
        )}
      >
        {value.map((name) => (
          <Tag key={name} name={name} onRemove={() => remove(name)} />
        ))}
        <input
          ref={input}
          id={id}
          {...control}
          role="combobox"
          aria-expanded={shown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown ? `${listId}-${active}` : undefined}
          autoComplete="off"
          value={text}
          placeholder={value.length === 0 ? placeholder : undefined}
          className="h-6.5 min-w-24 flex-1 bg-transparent px-1.5 outline-none"
          onChange={(event) => {
            setText(event.target.value)
            setOpen(true)
            setActive(0)
          }}
          onClick={() => setOpen(true)}
          onKeyDown={press}
          onBlur={() => {
            setOpen(false)
            // Typed and left: it was meant.
            if (text.trim()) add(options.find(({ name }) => name.toLowerCase() === text.trim().toLowerCase())?.name ?? text.trim())
          }}
        />
      </div>
      <Suggestions id={listId} shown={shown} options={options} active={active} onActive={setActive} onChoose={add} />
    </div>
  )
}

type SuggestionsProps = {
  id: string
  shown: boolean
  options: readonly Option[]
  active: number
  onActive: (index: number) => void
  onChoose: (name: string) => void
}

function Suggestions({ id, shown, options, active, onActive, onChoose }: SuggestionsProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Suggestions"
      tabIndex={-1}
      hidden={!shown}
      className="absolute inset-x-0 top-full z-20 mt-1 max-h-64 overflow-y-auto rounded-lg border border-line-strong bg-raised p-1 shadow-lift"
    >
      {options.map(({ name, isNew }, index) => (
        <div
          key={name}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          data-highlighted={index === active ? '' : undefined}
          className={cn(menuItem, 'h-auto min-h-8 py-1')}
          // Before the field loses the focus, which would close the list.
          onMouseDown={(event) => {
            event.preventDefault()
            onChoose(name)
          }}
          onMouseEnter={() => onActive(index)}
        >
          {isNew && <Plus aria-hidden="true" />}
          <span className="min-w-0 wrap-anywhere">{isNew ? `New: ${name}` : name}</span>
        </div>
      ))}
    </div>
  )
}
