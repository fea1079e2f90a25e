'use client'

import { useEffect, useMemo, useRef, useState, type BaseSyntheticEvent } from 'react'
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

/** Brings the person to the first field that is wrong. False while none is drawn as wrong. */
function focusFirstProblem(form: HTMLFormElement | null): boolean {
  const place = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')
  const target = place?.matches(FOCUSABLE) ? place : place?.querySelector<HTMLElement>(FOCUSABLE)
  target?.focus()
  return Boolean(target)
}

/** The form's state, its checks, the server's errors put where they belong, and what was typed kept until it is accepted. */
export function useAnswerForm({ fields, initial, onSubmit, errors = NO_ERRORS, draftKey }: AnswerFormOptions) {
  const element = useRef<HTMLFormElement>(null)
  const sending = useRef(false)
  const seeking = useRef(false)
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

  // Reading them draws this again with every new message; only then is there a field to go to, so it looks after each drawing.
  const { isSubmitting, errors: shown } = form.formState
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
        accepted = await onSubmit(toAnswer(fields, state as FormState))
      })(event)
    } finally {
      sending.current = false
    }
    if (accepted) return draft.forget()
    seeking.current = true
    setFailures((count) => count + 1)
  }

  const press = async (value: QuickOption['value']) => {
    if (!quickPath || sending.current) return
    form.setValue(quickPath, value)
    setPressed(value)
    await send()
    setPressed(null)
  }
  return { element, form, send, press, pressed, quick, draft, messages, pending: isSubmitting }
}
