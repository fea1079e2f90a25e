import { NOWHERE } from '#app/payload/classify.ts'
import { Difference } from '#app/payload/change.tsx'
import type { TaskView } from '#app/trpc/client.ts'
import { Description, DescriptionList } from '#app/ui/description-list.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { editsOf } from './edits.ts'

/** What the person changed in the agent's proposal before sending it. Nothing when there was none. */
export function AnswerEdits({ view: { task, form } }: { view: TaskView }) {
  const { kept, edits } = editsOf(form.fields, task.initial_response, task.response)
  const total = kept + edits.length
  if (total === 0) return null
  if (edits.length === 0) return <p className="text-sm text-ink-muted">Sent as the agent suggested.</p>
  return (
    <Fold open summary={`Edited by the reviewer: ${edits.length} of ${total} suggestions`}>
      <DescriptionList className="-my-2">
        {edits.map(({ name, label, currency, before, after }) => (
          <Description key={name} term={label} wide>
            <Difference before={before} after={after} place={{ ...NOWHERE, key: name, currency }} />
          </Description>
        ))}
      </DescriptionList>
    </Fold>
  )
}
