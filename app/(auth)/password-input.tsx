'use client'

import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { Input } from '#app/ui/input.tsx'

/** A password that can be looked at: typing it blind on a phone is where most sign-ins fail. */
export function PasswordInput(props: Omit<ComponentProps<'input'>, 'type'>) {
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <div className="relative">
      <Input {...props} type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" className="h-10 pr-10 touch:pr-12" />
      <button
        type="button"
        aria-label={shown ? 'Hide password' : 'Show password'}
        className="absolute inset-y-px right-px grid w-10 place-items-center rounded-r-md text-ink-faint hover:text-ink focus-visible:-outline-offset-2 touch:w-12"
        onClick={() => setShown(!shown)}
      >
        <Icon aria-hidden="true" className="size-4" />
      </button>
    </div>
  )
}
