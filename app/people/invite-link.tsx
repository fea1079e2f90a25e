'use client'

import type { InviteResponse } from '#contract/people.ts'
import { CopyButton } from '#app/ui/copy-button.tsx'
import { dayText } from '#app/ui/time-text.ts'

type InviteLinkProps = { invite: InviteResponse; name: string }

/** A link, the one time that it can be shown. */
export function InviteLink({ invite, name }: InviteLinkProps) {
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex items-center gap-1 rounded-md border border-line-strong bg-sunken py-1 pr-1 pl-2.5">
        <code data-testid="invite-link" className="min-w-0 flex-1 truncate font-mono text-sm" title={invite.url}>
          {invite.url}
        </code>
        <CopyButton text={invite.url} label="Copy link" />
      </div>
      <p className="text-sm text-ink-muted">
        This server sends no email yet: give {name} the link yourself, in a chat or a message that only they read. It works once, until{' '}
        {dayText(Date.parse(invite.expires_at))}, and cannot be shown again; a new link ends this one.
      </p>
    </div>
  )
}
