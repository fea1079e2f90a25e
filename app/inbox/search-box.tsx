'use client'

import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useDebounced } from '#app/shell/use-debounced.ts'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'
import { Button } from '#app/ui/button.tsx'
import { Input } from '#app/ui/input.tsx'
import { Kbd } from '#app/ui/kbd.tsx'

type SearchBoxProps = { value: string; onChange: (value: string) => void }

/** Tells its owner what is sought once the typing pauses; follows when the address changes by other means. */
export function SearchBox({ value, onChange }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const [told, setTold] = useState(value)
  if (value !== told) {
    setTold(value)
    setText(value)
  }
  const settled = useDebounced(text)
  useEffect(() => {
    if (settled !== text || settled === told) return
    setTold(settled)
    onChange(settled)
  }, [settled, text, told, onChange])
  useShortcuts({ '/': () => input.current?.focus() })

  return (
    <search className="relative block">
      <Search aria-hidden="true" className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-faint" />
      <Input
        ref={input}
        aria-label="Search tasks"
        placeholder="Search title, payload or key"
        autoComplete="off"
        enterKeyHint="search"
        className="pr-8 pl-8 touch:pr-11"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          if (text) setText('')
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
            setText('')
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
