'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { FormField } from '#contract/form.ts'
import { placeErrors, type AnswerError } from './pointers.ts'
import { quickAnswerOf, type QuickOption } from './quick-answer.ts'
import { resolverFor } from './resolver.ts'
import { useDraft } from './use-draft.ts'
import { initialState, keyOf, toAnswer, type Answer, type FormState } from './values.ts'

export type AnswerFormOptions = {
  fields: readonly FormField[]
  /** The agent's proposal: the form opens filled with it. */
  initial?: unknown
  /** Sends the answer; true when it was accepted. What was typed stays until then. */
  onSubmit: (answer: Answer) => Promise<boolean>
  /** What the server found wrong with the last answer. */
  errors?: readonly AnswerError[]
  /** Keeps what is typed in this tab under this name, for instance the task's id. */
  draftKey?: string
}

const NO_ERRORS: readonly AnswerError[] = []
const FOCUSABLE = 'input, textarea, select, button'

function focusFirstProblem(form: HTMLFormElement | null) {
  const place = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')
  const target = place?.matches(FOCUSABLE) ? place : place?.querySelector<HTMLElement>(FOCUSABLE)
  target?.focus()
}

/** The form's state, its checks, the server's errors put where they belong, and what was typed kept until it is accepted. */
export function useAnswerForm({ fields, initial, onSubmit, errors = NO_ERRORS, draftKey }: AnswerFormOptions) {
  const element = useRef<HTMLFormElement>(null)
  const [failures, setFailures] = useState(0)
  const [pressed, setPressed] = useState<QuickOption['value'] | null>(null)
  const fresh = useMemo(() => initialState(fields, initial), [fields, initial])
  const form = useForm({ defaultValues: fresh, resolver: resolverFor(fields), shouldFocusError: false })
  const draft = useDraft({ draftKey, fields, form, fresh })
  const quick = useMemo(() => quickAnswerOf(fields), [fields])

  const quickPath = quick ? keyOf(quick.index) : null
  const { placed, general } = placeErrors(fields, errors)
  // The question of a quick form is its buttons, which have no room for a message.
  const messages = [...general, ...placed.filter(({ path }) => path === quickPath).map(({ message }) => message)]

  const said = JSON.stringify(placed)
  useEffect(() => {
    for (const { path, message } of JSON.parse(said) as typeof placed) form.setError(path, { type: 'server', message })
  }, [said, failures, form])
  useEffect(() => {
    if (failures > 0) focusFirstProblem(element.current)
  }, [said, failures])

  const fail = () => setFailures((count) => count + 1)
  const send = form.handleSubmit(async (state) => {
    const accepted = await onSubmit(toAnswer(fields, state as FormState))
    if (accepted) draft.forget()
    else fail()
  }, fail)

  const press = async (value: QuickOption['value']) => {
    if (!quickPath || form.formState.isSubmitting) return
    form.setValue(quickPath, value)
    setPressed(value)
    await send()
    setPressed(null)
  }
  return { element, form, send, press, pressed, quick, draft, messages, pending: form.formState.isSubmitting }
}
