'use client'

import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { FormField } from '#contract/form.ts'
import { dropDraft, loadDraft, saveDraft } from './draft.ts'
import type { FormState } from './state.ts'

type DraftOptions = { draftKey: string | undefined; fields: readonly FormField[]; form: UseFormReturn; fresh: FormState }

/** Keeps what is typed until it is sent: a reload, a lost session or the wrong link loses nothing. */
export function useDraft({ draftKey, fields, form, fresh }: DraftOptions) {
  const [restored, setRestored] = useState(false)
  useEffect(() => {
    if (!draftKey) return
    const draft = loadDraft(draftKey, fields)
    // After the first drawing, so that the browser agrees with the server's HTML.
    if (draft && JSON.stringify(draft) !== JSON.stringify(fresh)) {
      form.reset(draft, { keepDefaultValues: true })
      setRestored(true)
    }
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => saveDraft(draftKey, fields, values as FormState),
    })
    // The form of a task never changes; its key stands for all of it.
    // oxlint-disable-next-line react/exhaustive-deps -- a new array with the same fields must not reset what is typed
  }, [draftKey])

  const forget = () => {
    if (draftKey) dropDraft(draftKey)
    setRestored(false)
  }
  const startOver = () => {
    form.reset(fresh)
    forget()
  }
  return { restored, forget, startOver }
}
