'use client'

import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'
import { Kbd } from '#app/ui/kbd.tsx'
import type { QuickAnswer, QuickOption } from './quick-answer.ts'

type QuickButtonsProps = {
  answer: QuickAnswer
  /** The one that is on its way. */
  pending: QuickOption['value'] | null
  onAnswer: (value: QuickOption['value']) => void
  /** Keys that the page listens to, shown on the buttons. */
  keys?: readonly string[]
}

/** Characters that still fit a button in half of the narrow column beside the evidence; longer ones get a line each. */
const SIDE_BY_SIDE = 14

/** Two stand side by side even on phones, three only where there is room. */
const COLUMNS: Partial<Record<number, string>> = { 2: 'grid-cols-2', 3: 'sm:grid-cols-3', 4: 'sm:grid-cols-2' }

/** The whole decision in one press. The first is filled, since forms name the agent's proposal first; no colour judges the others. */
export function QuickButtons({ answer, pending, onAnswer, keys = [] }: QuickButtonsProps) {
  const long = answer.options.some(({ label, hint }) => hint || label.length > SIDE_BY_SIDE)
  const columns = long ? undefined : COLUMNS[answer.options.length]
  return (
    <div className={cn('grid gap-2', columns)}>
      {answer.options.map((option, index) => (
        <Button
          key={String(option.value)}
          variant={index === 0 && answer.field.kind === 'switch' ? 'primary' : 'secondary'}
          size="lg"
          className="h-auto min-h-10 py-2 whitespace-normal touch:h-auto touch:min-h-12"
          loading={pending === option.value}
          disabled={pending !== null}
          onClick={() => onAnswer(option.value)}
        >
          <span className="grid justify-items-center">
            {option.label}
            {option.hint && <span className="text-sm font-normal text-ink-muted">{option.hint}</span>}
          </span>
          {keys[index] && <Kbd>{keys[index]}</Kbd>}
        </Button>
      ))}
    </div>
  )
}
