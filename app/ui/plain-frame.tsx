import type { ReactNode } from 'react'
import { Wordmark } from '#app/ui/wordmark.tsx'

type PlainFrameProps = {
  title: string
  text?: ReactNode
  children?: ReactNode
}

/** The pages outside the dashboard: one column, one thing to do. Sits a little above the middle, where eyes rest. */
export function PlainFrame({ title, text, children }: PlainFrameProps) {
  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full max-w-[26rem] flex-col justify-center px-5 pt-10 pb-[14vh] sm:px-6">
      <Wordmark />
      <h1 className="mt-8 text-xl font-semibold tracking-[-0.012em] text-balance">{title}</h1>
      {text && <div className="mt-1.5 text-md text-pretty text-ink-muted">{text}</div>}
      {children && <div className="mt-6">{children}</div>}
    </main>
  )
}
