'use client'

import { useImperativeHandle, type KeyboardEvent, type Ref } from 'react'
import { FormProvider } from 'react-hook-form'
import type { FieldOf, FormField } from '#contract/form.ts'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'
import { DisabledContext } from './disabled.ts'
import { focusPlace } from './focus.ts'
import { FormProblems } from './form-problems.tsx'
import { SuggestionsProvider } from './place.tsx'
import { labelOf } from './question.tsx'
import { QuickButtons } from './quick-buttons.tsx'
import { renderField } from './registry.tsx'
import { ImagesField } from './shown.tsx'
import { useAnswerForm, type AnswerFormOptions } from './use-answer-form.ts'
import { keyOf } from './state.ts'

export type AnswerFormHandle = {
  /** Answers a yes/no form; nothing happens on any other, whose answer needs more than a key. */
  decide: (value: boolean) => void
}

type AnswerFormProps = AnswerFormOptions & {
  submitLabel?: string
  /** Closed: settled by somebody else, or not this person's to answer. What was typed stays readable. */
  disabled?: boolean
  /** Why sending failed when it is not about a field. */
  problem?: string | null
  /** Keys of the page that press the quick buttons, in their order. */
  quickKeys?: readonly string[]
  /** On phones two quick buttons stand at the lower edge of the window, within the thumb's reach; the page leaves room below. */
  docked?: boolean
  formId?: string
  ref?: Ref<AnswerFormHandle>
}

export function AnswerForm({
  submitLabel = 'Send answer',
  disabled = false,
  problem,
  quickKeys,
  docked = false,
  formId,
  ref,
  ...options
}: AnswerFormProps) {
  const { element, form, send, press, pressed, quick, draft, suggestions, messages, places, pending } = useAnswerForm(options)
  useImperativeHandle(ref, () => ({
    decide: (value) => {
      if (quick?.field.kind === 'switch' && !disabled) void press(value)
    },
  }))
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || quick) return
    event.preventDefault()
    element.current?.requestSubmit()
  }
  return (
    <FormProvider {...form}>
      {/* The server's rules count, and their words are ours: the browser's own bubbles stay off. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- listens for ⌘↵ from the fields inside, is no control itself */}
      <form
        ref={element}
        id={formId}
        noValidate
        className="grid gap-5"
        onKeyDown={sendByKey}
        onSubmit={(event) => {
          // A form inside a dialog would otherwise send the page's form as well.
          event.stopPropagation()
          void send(event)
        }}
      >
        {draft.restored && !disabled && <DraftNote onStartOver={draft.startOver} />}
        <fieldset disabled={disabled} className="grid min-w-0 gap-5 empty:hidden">
          <DisabledContext value={disabled}>
            <SuggestionsProvider value={disabled ? null : suggestions}>
              <Fields fields={options.fields} leaveOut={disabled ? undefined : quick?.index} />
            </SuggestionsProvider>
          </DisabledContext>
        </fieldset>
        <FormProblems
          messages={problem ? [problem, ...messages] : messages}
          places={disabled ? [] : places}
          onGo={(path) => focusPlace(element.current, path)}
        />
        {!disabled && quick && (
          <div role="group" aria-label={labelOf(quick.field)} className={cn('grid gap-2', docked && quick.options.length === 2 && dock)}>
            <p className="text-base font-medium">{labelOf(quick.field)}</p>
            {quick.field.hint && <p className="-mt-1 text-sm text-ink-muted">{quick.field.hint}</p>}
            <QuickButtons answer={quick} pending={pressed} keys={quickKeys} onAnswer={(value) => void press(value)} />
          </div>
        )}
        {!disabled && !quick && (
          <Button type="submit" variant="primary" size="lg" loading={pending} className="sm:justify-self-start">
            {submitLabel}
          </Button>
        )}
      </form>
    </FormProvider>
  )
}

const isImage = (field: FormField): field is FieldOf<'image'> => field.kind === 'image'

/** The fields in their order; two pictures or more are one to leaf through, where the first stands. */
function Fields({ fields, leaveOut }: { fields: readonly FormField[]; leaveOut: number | undefined }) {
  const images = fields.filter(isImage)
  const first = fields.findIndex(isImage)
  return fields.map((field, index) => {
    if (index === leaveOut) return null
    if (!isImage(field) || images.length < 2) return renderField(field, keyOf(index))
    return index === first ? <ImagesField key={keyOf(index)} fields={images} /> : null
  })
}

const dock = cn(
  'max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-20 max-sm:border-t max-sm:border-line-strong max-sm:bg-surface max-sm:px-4 max-sm:pt-2.5',
  'max-sm:pb-[max(0.75rem,env(safe-area-inset-bottom))]',
)

function DraftNote({ onStartOver }: { onStartOver: () => void }) {
  return (
    <p className="flex flex-wrap items-center justify-between gap-x-3 rounded-md bg-sunken py-0.5 pr-1 pl-3 text-sm text-ink-muted">
      What you typed before is still here.
      <Button variant="ghost" size="sm" onClick={onStartOver}>
        Start over
      </Button>
    </p>
  )
}
