import { humanise } from '#contract/humanise.ts'

/** The agent's own words on where the question comes from. */
export function EmbeddedContext({ metadata }: { metadata: Record<string, string> }) {
  return (
    <dl aria-label="Context" className="grid gap-x-6 gap-y-1 rounded-lg border border-line px-4 py-2.5 text-sm">
      {Object.entries(metadata).map(([key, value]) => (
        <div key={key} className="flex items-baseline justify-between gap-4">
          <dt className="shrink-0 text-ink-muted">{humanise(key)}</dt>
          <dd className="min-w-0 text-right [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
