'use client'

import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'
import { Button } from '#app/ui/button.tsx'
import { Input } from '#app/ui/input.tsx'
import { Kbd } from '#app/ui/kbd.tsx'

type SearchBoxProps = {
  value: string
  /** At each keystroke; what it returns is done once the typing pauses. */
  onType: (value: string) => () => void
  label?: string
  placeholder?: string
}

/** Between two keystrokes of somebody who types on; longer feels like waiting for the search. */
const PAUSE_MS = 200

/** What is sought; follows when the address changes by other means. */
export function SearchBox({ value, onType, label = 'Search tasks', placeholder = 'Search title, payload or key' }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [text, setText] = useState(value)
  useEffect(() => {
    // Whoever is typing is ahead of the address.
    if (document.activeElement !== input.current) setText(value)
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(onType(next), PAUSE_MS)
  }
  useShortcuts({ '/': () => input.current?.focus() })

  return (
    <search className="relative block">
      <Search aria-hidden="true" className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-faint" />
      <Input
        ref={input}
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        enterKeyHint="search"
        className="pr-8 pl-8 touch:pr-11"
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          if (text) type('')
          else input.current?.blur()
        }}
      />
      {text ? (
        <Button
          variant="ghost"
          size="icon"
          aria-label="Clear search"
          className="absolute top-1/2 right-0.5 size-7 -translate-y-1/2 touch:size-11"
          onClick={() => {
            type('')
            input.current?.focus()
          }}
        >
          <X aria-hidden="true" />
        </Button>
      ) : (
        <Kbd className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2">/</Kbd>
      )}
    </search>
  )
}
