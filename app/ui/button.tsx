'use client'

import { cva, type VariantProps } from 'class-variance-authority'
import { Slot } from 'radix-ui'
import type { ComponentProps, MouseEvent } from 'react'
import { cn } from '#app/ui/cn.ts'
import { Spinner } from '#app/ui/spinner.tsx'
import { Tooltip } from '#app/ui/tooltip.tsx'

const button = cva(
  [
    'relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none',
    'transition-colors duration-100 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary:
          'border-transparent bg-accent text-on-accent not-aria-disabled:hover:bg-accent-hover [&_kbd]:border-on-accent/35 [&_kbd]:bg-transparent [&_kbd]:text-on-accent',
        secondary: 'border-line-strong bg-surface text-ink not-aria-disabled:hover:bg-hover',
        ghost: 'border-transparent text-ink-muted not-aria-disabled:hover:bg-hover not-aria-disabled:hover:text-ink',
        danger: 'border-transparent bg-danger text-on-accent not-aria-disabled:hover:bg-danger-hover',
      },
      size: {
        sm: 'h-7 px-2.5 text-sm touch:h-11 touch:px-3.5 [&_svg]:size-3.5',
        md: 'h-8 px-3 text-base touch:h-11 touch:px-4 [&_svg]:size-4',
        lg: 'h-10 px-4 text-base touch:h-12 [&_svg]:size-4',
        icon: 'size-8 text-base touch:size-11 [&_svg]:size-4',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof button> & {
    /** Draws the child (a link) as a button. */
    asChild?: boolean
    loading?: boolean
    /** Why it cannot be used now. The button stays reachable, so that the reason can be read with keyboard and pointer. */
    unavailable?: string | null
  }

export function Button({
  className,
  variant,
  size,
  asChild,
  loading = false,
  unavailable,
  disabled,
  onClick,
  children,
  ...props
}: ButtonProps) {
  const inactive = loading || Boolean(disabled) || Boolean(unavailable)
  const classes = cn(button({ variant, size }), className)
  if (asChild) {
    return (
      <Slot.Root className={classes} {...props}>
        {children}
      </Slot.Root>
    )
  }
  // `aria-disabled` instead of `disabled`: a disabled button loses the focus, and with it the keyboard user's place.
  const press = (event: MouseEvent<HTMLButtonElement>) => (inactive ? event.preventDefault() : onClick?.(event))
  const element = (
    <button
      type="button"
      className={classes}
      {...props}
      aria-disabled={inactive || undefined}
      aria-busy={loading || undefined}
      onClick={press}
    >
      {loading && <Spinner className="absolute" />}
      <span className={cn('inline-flex items-center gap-1.5', loading && 'animate-vanish')}>{children}</span>
    </button>
  )
  return unavailable ? <Tooltip content={unavailable}>{element}</Tooltip> : element
}
