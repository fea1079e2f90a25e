import { cn } from '#app/ui/cn.ts'
import { strengthOf } from './password-strength.ts'

const FILLED = { 1: 'bg-warning-text', 2: 'bg-success-text', 3: 'bg-success-text' } as const

export function PasswordMeter({ value }: { value: string }) {
  const { level, text } = strengthOf(value)
  return (
    <span className="flex items-center gap-2.5">
      <span aria-hidden="true" className="flex w-16 shrink-0 gap-1">
        {[1, 2, 3].map((bar) => (
          <span
            key={bar}
            className={cn(
              'h-1 flex-1 rounded-full bg-line-strong transition-colors duration-200',
              level > 0 && bar <= level && FILLED[level || 1],
            )}
          />
        ))}
      </span>
      <span aria-live="polite">{text}</span>
    </span>
  )
}
