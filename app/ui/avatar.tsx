import { cn } from '#app/ui/cn.ts'

/** "Ada Lovelace" → AL, "ada.lovelace@example.com" → AL, "ada" → A. */
function initials(name: string): string {
  const words = (name.split('@')[0] ?? '').split(/[\s._-]+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => (word ? (Array.from(word)[0] ?? '') : ''))
    .join('')
    .toUpperCase()
}

/** Beside the name, so hidden from screen readers. One colour for all: a colour a person is noise in a dense list. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'inline-grid size-5 shrink-0 place-items-center rounded-full bg-accent-soft text-[0.5625rem] leading-none font-semibold text-accent-text',
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}
