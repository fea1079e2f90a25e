import type { TaskView } from '#app/trpc/client.ts'
import { CopyButton } from '#app/ui/copy-button.tsx'
import { humanise } from '#contract/humanise.ts'
import { Part } from './part.tsx'

type RowProps = { term: string; value: string; copy?: boolean }

function Row({ term, value, copy = false }: RowProps) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-1">
      <dt className="shrink-0 text-sm text-ink-muted">{term}</dt>
      <dd className="flex min-w-0 items-center gap-1 text-right text-sm">
        <span className="min-w-0 [overflow-wrap:anywhere]">{value}</span>
        {copy && <CopyButton text={value} label={`Copy ${term.toLowerCase()}`} className="-my-1 -mr-1.5" />}
      </dd>
    </div>
  )
}

/** The agent's own words on where the question comes from, and what to quote when asking about it elsewhere. */
export function TaskContext({ task }: { task: TaskView['task'] }) {
  return (
    <Part title="Context">
      <dl className="-my-1 grid">
        {Object.entries(task.task_metadata ?? {}).map(([key, value]) => (
          <Row key={key} term={humanise(key)} value={value} />
        ))}
        <Row term="Key" value={task.idempotency_key} copy />
      </dl>
    </Part>
  )
}
