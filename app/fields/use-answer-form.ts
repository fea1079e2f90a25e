'use client'

import { useEffect, useMemo, useRef, useState, type BaseSyntheticEvent } from 'react'
import { useForm } from 'react-hook-form'
import type { FormField } from '#contract/form.ts'
import { focusFirstProblem } from './focus.ts'
import { labelAt, problemsIn } from './label-at.ts'
import { placeErrors, type AnswerError } from './pointers.ts'
import { quickAnswerOf, type QuickOption } from './quick-answer.ts'
import { resolverFor } from './resolver.ts'
import { keyOf, type Answer, type FormState } from './state.ts'
import { useDraft } from './use-draft.ts'
import { initialState, toAnswer } from './values.ts'

export type AnswerFormOptions = {
  fields: readonly FormField[]
  /** What the form opens filled with: the agent's proposal, or the answer that was sent back. */
  initial?: unknown
  /** Whether `initial` is the agent's: its values are then marked as suggestions. */
  suggested?: boolean
  /** Sends the answer; true when it was accepted. What was typed stays until then. */
  onSubmit: (answer: Answer) => Promise<boolean>
  /** What the server found wrong with the last answer. */
  errors?: readonly AnswerError[]
  /** Keeps what is typed in this browser under this name: the person and the task. */
  draftKey?: string
}

const NO_ERRORS: readonly AnswerError[] = []

/** The form's state, its checks, the server's errors put where they belong, and what was typed kept until it is accepted. */
export function useAnswerForm({ fields, initial, suggested = false, onSubmit, errors = NO_ERRORS, draftKey }: AnswerFormOptions) {
  const element = useRef<HTMLFormElement>(null)
  const sending = useRef(false)
  const seeking = useRef(false)
  const [failures, setFailures] = useState(0)
  const [pressed, setPressed] = useState<QuickOption['value'] | null>(null)
  // Rows that are left empty are not sent: where an error belongs depends on what the form held when it was sent.
  const [sent, setSent] = useState<FormState>({})
  const fresh = useMemo(() => initialState(fields, initial), [fields, initial])
  const suggestions = useMemo(() => (suggested ? { given: fresh, without: initialState(fields, null) } : null), [fields, fresh, suggested])
  const resolver = useMemo(() => resolverFor(fields), [fields])
  const form = useForm({ defaultValues: fresh, resolver, shouldFocusError: false })
  const draft = useDraft({ draftKey, fields, form, fresh })
  const quick = useMemo(() => quickAnswerOf(fields), [fields])

  const refused = placeErrors(fields, errors, sent)
  const said = JSON.stringify(refused.placed)
  useEffect(() => {
    for (const { path, message } of JSON.parse(said) as typeof refused.placed) form.setError(path, { type: 'server', message })
  }, [said, failures, form])

  // Reading them draws this again with every new message; only then is there a field to go to, so it looks after each drawing.
  const { isSubmitting, errors: shown, submitCount } = form.formState
  useEffect(() => {
    if (seeking.current && Object.keys(shown).length > 0 && focusFirstProblem(element.current)) seeking.current = false
  })

  const send = async (event?: BaseSyntheticEvent) => {
    event?.preventDefault()
    // A key held down must not send twice; the state that says so is drawn too late.
    if (sending.current) return
    let accepted = false
    sending.current = true
    seeking.current = false
    try {
      await form.handleSubmit(async (state) => {
        setSent(state as FormState)
        accepted = await onSubmit(toAnswer(fields, state as FormState))
      })(event)
    } finally {
      sending.current = false
    }
    if (accepted) return draft.forget()
    seeking.current = true
    setFailures((count) => count + 1)
  }

  const quickPath = quick ? keyOf(quick.index) : null
  const press = async (value: QuickOption['value']) => {
    if (!quickPath || sending.current) return
    form.setValue(quickPath, value)
    setPressed(value)
    await send()
    setPressed(null)
  }
  // The question of a quick form is its buttons, which have no room for a message.
  const ofQuick = refused.placed.filter(({ path }) => path === quickPath).map(({ message }) => message)
  const places = submitCount === 0 ? [] : problemsIn(shown).filter(({ path }) => path !== quickPath)
  return {
    element,
    form,
    send,
    press,
    pressed,
    quick,
    draft,
    suggestions,
    messages: [...refused.general, ...ofQuick],
    places: places.map((problem) => ({ ...problem, label: labelAt(fields, problem.path) })),
    pending: isSubmitting,
  }
}
