import type { ReactNode } from 'react'

/** The buttons at the end of a form: on the right, and on a phone as wide as it is, what sends it on top. That one comes last. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</div>
}
