'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type SubmitEvent } from 'react'
import { MAX_KEY_NAME_LENGTH } from '#contract/limits.ts'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { CodeBlock } from '#app/ui/code-block.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Field } from '#app/ui/field.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Input } from '#app/ui/input.tsx'
import { Select } from '#app/ui/select.tsx'
import { expiryOf, LIFETIMES } from './key-state.ts'
import { ScopeChoice } from './scope-choice.tsx'

/** What an agent needs that asks and waits. */
const USUAL = ['tasks:read', 'tasks:write']

type Wanted = { name: string; scopes: string[]; lifetime: string }

type KeyFormProps = { pending: boolean; refused: string | null; onCreate: (wanted: Wanted) => void }

function KeyForm({ pending, refused, onCreate }: KeyFormProps) {
  const api = useApi()
  const { data: known = [] } = useQuery(api.keys.scopes.queryOptions(undefined, { staleTime: Infinity }))
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState(USUAL)
  const [lifetime, setLifetime] = useState<string>(LIFETIMES[0].value)
  const [tried, setTried] = useState(false)
  const errorId = useId()

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    setTried(true)
    if (name.trim() && scopes.length > 0) onCreate({ name: name.trim(), scopes, lifetime })
  }
  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      <Field label="Name" hint="What it is for, to tell it by later." required error={tried && !name.trim() ? 'Give it a name.' : null}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={MAX_KEY_NAME_LENGTH}
            placeholder="Refund agent"
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <ScopeChoice
        known={known}
        chosen={scopes}
        onChange={setScopes}
        error={tried && scopes.length === 0 ? 'Choose at least one.' : null}
      />
      <Field label="Expires after">
        {(control) => <Select {...control} options={LIFETIMES} value={lifetime} onChange={setLifetime} className="sm:max-w-48" />}
      </Field>
      <FieldError id={errorId} message={refused} />
      <FormActions>
        <Button type="submit" variant="primary" loading={pending} aria-describedby={refused ? errorId : undefined}>
          Create key
        </Button>
      </FormActions>
    </form>
  )
}

function ShownKey({ apiKey, onDone }: { apiKey: string; onDone: () => void }) {
  return (
    <div className="grid gap-4">
      <CodeBlock title="key" code={apiKey} />
      <p className="text-sm text-ink-muted">
        The SDKs read it from the environment variable <code className="font-mono">AWAITHUMANS_API_KEY</code>; over HTTP it is sent as{' '}
        <code className="font-mono">Authorization: Bearer …</code>
      </p>
      <FormActions>
        <Button variant="primary" onClick={onDone}>
          I have copied it
        </Button>
      </FormActions>
    </div>
  )
}

type CreateKeyDialogProps = { open: boolean; onOpenChange: (open: boolean) => void }

/** Asks for a key, then shows it, this once. */
export function CreateKeyDialog({ open, onOpenChange }: CreateKeyDialogProps) {
  const api = useApi()
  const queries = useQueryClient()
  const create = useMutation(api.keys.create.mutationOptions({ onSettled: () => queries.invalidateQueries(api.keys.list.queryFilter()) }))
  const change = (next: boolean) => {
    onOpenChange(next)
    // The key is not kept on the page either.
    if (!next) create.reset()
  }
  const made = create.data
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={made ? 'Copy the key now' : 'Create an API key'}
      description={made ? `“${made.name}” is shown this once: only its hash is kept.` : undefined}
      className="sm:top-[8dvh] sm:max-w-xl"
    >
      {made ? (
        <ShownKey apiKey={made.key} onDone={() => change(false)} />
      ) : (
        <KeyForm
          pending={create.isPending}
          refused={create.error ? problemOf(create.error).message : null}
          onCreate={({ name, scopes, lifetime }) => create.mutate({ name, scopes, expires_at: expiryOf(lifetime, Date.now()) })}
        />
      )}
    </Dialog>
  )
}
