import { clsx, type ClassValue } from 'clsx'
import { twMerge } from 'tailwind-merge'

/** Class names joined so that a caller's class wins over a component's own for the same property. */
export function cn(...values: ClassValue[]): string {
  return twMerge(clsx(values))
}
