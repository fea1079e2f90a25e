'use client'

import { Button } from '#app/ui/button.tsx'
import { CopyButton } from '#app/ui/copy-button.tsx'
import { PlainFrame } from '#app/ui/plain-frame.tsx'

type FailureProps = {
  /** Whatever was thrown: of the server's errors only a digest reaches the browser. */
  error: unknown
  retry: () => void
  home: string
}

function digestOf(error: unknown): string | null {
  const { digest } = (error ?? {}) as { digest?: unknown }
  return typeof digest === 'string' ? digest : null
}

/** A page that could not be drawn. */
export function Failure({ error, retry, home }: FailureProps) {
  const digest = digestOf(error)
  return (
    <PlainFrame
      title="This page could not be shown"
      text="Something failed on the way, most likely on the server. Answers that were accepted are safe; tasks wait until their deadline."
    >
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="lg" onClick={retry}>
          Try again
        </Button>
        <Button asChild size="lg">
          {/* A full load: the failed page's state goes with it. */}
          <a href={home}>Go to the inbox</a>
        </Button>
      </div>
      <p className="mt-6 text-sm text-ink-muted">
        {digest
          ? 'If it fails again, give this reference to whoever runs the server. Its log says more.'
          : 'If it fails again, tell whoever runs the server what you were doing. The browser’s console says more.'}
      </p>
      {digest && (
        <p className="mt-2 flex items-center gap-1 text-sm">
          <span className="text-ink-faint">Reference</span>
          <code className="ml-1 font-mono text-ink">{digest}</code>
          <CopyButton text={digest} label="Copy reference" />
        </p>
      )}
    </PlainFrame>
  )
}
