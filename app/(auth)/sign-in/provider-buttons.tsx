import { KeyRound } from 'lucide-react'
import type { ComponentType } from 'react'
import { Button } from '#app/ui/button.tsx'

/** Drawn in one colour, as both companies allow; lucide has no company's sign. */
function GoogleMark() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" fill="currentColor">
      <path d="M15.5 8.2c0-.6 0-1-.1-1.5H8v2.8h4.2a3.6 3.6 0 0 1-1.6 2.3v2h2.6a7.8 7.8 0 0 0 2.3-5.6ZM8 16c2.1 0 3.9-.7 5.2-1.9l-2.6-2a4.8 4.8 0 0 1-7.1-2.5H.9v2A8 8 0 0 0 8 16ZM3.5 9.6a4.7 4.7 0 0 1 0-3.1v-2H.9a8 8 0 0 0 0 7.1l2.6-2ZM8 3.2c1.2 0 2.2.4 3 1.2l2.3-2.3A8 8 0 0 0 .9 4.4l2.6 2A4.8 4.8 0 0 1 8 3.2Z" />
    </svg>
  )
}

function GithubMark() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" fill="currentColor">
      <path d="M8 .2a8 8 0 0 0-2.5 15.6c.4 0 .5-.2.5-.4v-1.5c-2.2.5-2.7-1-2.7-1-.4-.9-.9-1.2-.9-1.2-.7-.5.1-.5.1-.5.8.1 1.2.8 1.2.8.7 1.3 1.9.9 2.3.7.1-.5.3-.9.5-1.1-1.8-.2-3.6-.9-3.6-4 0-.9.3-1.6.8-2.1-.1-.2-.4-1 .1-2.1 0 0 .7-.2 2.2.8a7.6 7.6 0 0 1 4 0c1.5-1 2.2-.8 2.2-.8.4 1.1.2 1.9.1 2.1.5.6.8 1.3.8 2.1 0 3.1-1.9 3.7-3.7 3.9.3.3.6.8.6 1.5v2.3c0 .2.1.5.6.4A8 8 0 0 0 8 .2Z" />
    </svg>
  )
}

const MARKS: Partial<Record<string, ComponentType>> = { google: GoogleMark, github: GithubMark }

type ProviderButtonsProps = { providers: { id: string; name: string }[]; busy: string | null; onChoose: (id: string) => void }

export function ProviderButtons({ providers, busy, onChoose }: ProviderButtonsProps) {
  return (
    <div className="grid gap-2.5">
      <div
        aria-hidden="true"
        className="mb-1 flex items-center gap-3 text-xs text-ink-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line"
      >
        or
      </div>
      {providers.map(({ id, name }) => {
        const Mark: ComponentType = MARKS[id] ?? KeyRound
        return (
          <Button key={id} size="lg" loading={busy === id} className="w-full" onClick={() => onChoose(id)}>
            <Mark />
            Continue with {name}
          </Button>
        )
      })}
    </div>
  )
}
