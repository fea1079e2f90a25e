'use client'

import { useQuery } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import type { RoleSummary } from '#contract/pools.ts'
import { FormProblem } from '#app/people/form-problem.tsx'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { MemberPicker } from './member-picker.tsx'
import { usePoolDeeds } from './use-pool-deeds.ts'

type RoleMembersDialogProps = { role: RoleSummary; onClose: () => void }

export function RoleMembersDialog({ role, onClose }: RoleMembersDialogProps) {
  const api = useApi()
  const { data, error } = useQuery(api.roles.get.queryOptions({ role_id: role.id }))
  return (
    <Dialog open onOpenChange={onClose} title={`Who is ${role.name}`} className="sm:top-[10dvh]">
      {data ? <Members key={role.id} roleId={role.id} before={data.members} onClose={onClose} /> : <Skeleton className="h-40" />}
      <FormProblem message={error ? problemOf(error).message : null} />
    </Dialog>
  )
}

type MembersProps = {
  roleId: string
  before: { user_id: string; display_name: string | null; email: string | null; active: boolean }[]
  onClose: () => void
}

function Members({ roleId, before, onClose }: MembersProps) {
  const { updateRole } = usePoolDeeds()
  const [members, setMembers] = useState(before.map(({ user_id }) => user_id))
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    updateRole.mutate({ role_id: roleId, members }, { onSuccess: onClose })
  }
  return (
    <form noValidate className="grid gap-4" onSubmit={submit}>
      <FormProblem message={updateRole.error ? problemOf(updateRole.error).message : null} />
      <MemberPicker known={before} members={members} ordered={false} onChange={setMembers} />
      <FormActions>
        <Button type="submit" variant="primary" loading={updateRole.isPending}>
          Save
        </Button>
      </FormActions>
    </form>
  )
}
