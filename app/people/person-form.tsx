'use client'

import { useState, type SubmitEvent } from 'react'
import { toast } from 'sonner'
import type { Directory, PersonView } from '#contract/people-views.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormProblem } from './form-problem.tsx'
import { draftOf, isSame, toSend } from './person-draft.ts'
import { PersonFields } from './person-fields.tsx'
import { refusalOf, type Refusal } from './problem-fields.ts'
import type { usePeopleDeeds } from './use-people-deeds.ts'

type PersonFormProps = { view: PersonView; directory: Directory | undefined; deeds: ReturnType<typeof usePeopleDeeds> }

const NAMES = ['display_name', 'email', 'pools', 'roles', 'access_level']
const NONE: Refusal = { fields: {}, message: null }

export function PersonForm({ view, directory, deeds: { edit } }: PersonFormProps) {
  const { person, actions } = view
  const [draft, setDraft] = useState(draftOf(person))
  const [refusal, setRefusal] = useState(NONE)
  const unchanged = isSame(draft, draftOf(person))
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (unchanged || edit.isPending) return
    setRefusal(NONE)
    edit.mutate(
      { user_id: person.id, ...toSend(draft) },
      {
        onSuccess: () => toast.success('Saved'),
        onError: (error) => setRefusal(refusalOf(problemOf(error), NAMES)),
      },
    )
  }
  return (
    <Card title="Who they are">
      <form noValidate className="grid gap-4" onSubmit={submit}>
        <FormProblem message={refusal.message} />
        <PersonFields
          draft={draft}
          onChange={setDraft}
          errors={refusal.fields}
          directory={directory}
          keepsOperator={person.is_operator ? actions.demote.why : null}
        />
        <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
          {!unchanged && <Button onClick={() => setDraft(draftOf(person))}>Undo</Button>}
          <Button type="submit" variant="primary" loading={edit.isPending} unavailable={unchanged ? 'Nothing has been changed.' : null}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  )
}
