import type { DeliveryDetailResponse } from '#contract/deliveries.ts'
import { Badge } from '#app/ui/badge.tsx'
import { RelativeTime } from '#app/ui/relative-time.tsx'

const NO_ANSWER = 'No answer'

/** Each request that was made, newest first, with the beginning of what the receiver answered. */
export function DeliveryAttempts({ attempts }: { attempts: DeliveryDetailResponse['attempts'] }) {
  if (attempts.length === 0) return <p className="text-sm text-ink-muted">None yet.</p>
  return (
    <ol className="grid divide-y divide-line rounded-md border border-line">
      {attempts.map(({ id, started_at: at, duration_ms: took, status_code: code, error, answer }) => (
        <li key={id} className="grid gap-1 px-3 py-2 text-sm">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={error === null ? 'success' : 'danger'}>{code ? `HTTP ${code}` : NO_ANSWER}</Badge>
            <RelativeTime value={at} className="text-ink-muted" />
            <span className="text-ink-muted tabular-nums">{took.toLocaleString('en')} ms</span>
          </div>
          {error && error !== `HTTP ${code}` && <p className="break-words">{error}</p>}
          {answer && <pre className="font-mono text-xs break-words whitespace-pre-wrap text-ink-muted">{answer}</pre>}
        </li>
      ))}
    </ol>
  )
}
