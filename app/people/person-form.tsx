'use client'

import { useState, type SubmitEvent } from 'react'
import { toast } from 'sonner'
import type { Directory, PersonView } from '#contract/people-views.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { FormProblem } from './form-problem.tsx'
import { draftOf, editsOf, type PersonDraft, toSend } from './person-draft.ts'
import { PersonFields } from './person-fields.tsx'
import { refusalOf, type Refusal } from './problem-fields.ts'
import type { usePeopleDeeds } from './use-people-deeds.ts'

type PersonFormProps = { view: PersonView; directory: Directory | undefined; deeds: ReturnType<typeof usePeopleDeeds> }

const NAMES = ['display_name', 'email', 'pools', 'roles', 'access_level']
const NONE: Refusal = { fields: {}, message: null }

export function PersonForm({ view, directory, deeds: { edit } }: PersonFormProps) {
  const { person, actions } = view
  const before = draftOf(person)
  // Over what the server has, so that what others change meanwhile is shown, and nothing that is typed is lost.
  const [edits, setEdits] = useState<Partial<PersonDraft>>({})
  const [refusal, setRefusal] = useState(NONE)
  const draft = { ...before, ...edits }
  const unchanged = Object.keys(editsOf(before, draft)).length === 0
  const undo = () => {
    setEdits({})
    setRefusal(NONE)
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (unchanged || edit.isPending) return
    setRefusal(NONE)
    edit.mutate(
      { user_id: person.id, ...toSend(editsOf(before, draft)) },
      {
        onSuccess: () => {
          setEdits({})
          toast.success('Saved')
        },
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
          onChange={(next) => setEdits(editsOf(before, next))}
          errors={refusal.fields}
          directory={directory}
          keepsOperator={person.is_operator ? actions.demote.why : null}
        />
        <FormActions>
          {!unchanged && <Button onClick={undo}>Undo</Button>}
          <Button type="submit" variant="primary" loading={edit.isPending} unavailable={unchanged ? 'Nothing has been changed.' : null}>
            Save
          </Button>
        </FormActions>
      </form>
    </Card>
  )
}
