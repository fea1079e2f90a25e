'use client'

import { useQuery } from '@tanstack/react-query'
import { Ellipsis, Plus, Tag } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { toast } from 'sonner'
import type { RoleSummary } from '#contract/pools.ts'
import { paths } from '#app/paths.ts'
import { NameDialog } from '#app/shell/name-dialog.tsx'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { AlertDialog } from '#app/ui/alert-dialog.tsx'
import { Button } from '#app/ui/button.tsx'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '#app/ui/dropdown-menu.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'
import { ListStates } from './list-states.tsx'
import { RoleMembersDialog } from './role-members-dialog.tsx'
import { usePoolDeeds } from './use-pool-deeds.ts'

type Open = { what: 'new' } | { what: 'rename' | 'members' | 'delete'; role: RoleSummary } | null

type RoleRowProps = { role: RoleSummary; onOpen: (open: Open) => void }

function RoleRow({ role, onOpen }: RoleRowProps) {
  const kept = role.open_tasks > 0 ? 'Open tasks are asked of it.' : null
  return (
    <tr>
      <TableCell className="align-middle font-medium wrap-anywhere">{role.name}</TableCell>
      <TableCell className="text-right align-middle">
        {role.member_count > 0 ? (
          <Link
            href={paths.people({ role: role.name })}
            className="underline decoration-line-strong underline-offset-2 hover:decoration-ink"
          >
            {role.member_count}
          </Link>
        ) : (
          0
        )}
      </TableCell>
      <TableCell className="text-right align-middle">{role.open_tasks}</TableCell>
      <TableCell className="w-10 text-right align-middle">
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="ghost" size="icon" aria-label={`More about ${role.name}`}>
              <Ellipsis aria-hidden="true" />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent>
            <DropdownMenuItem onSelect={() => onOpen({ what: 'members', role })}>Change who is in it</DropdownMenuItem>
            <DropdownMenuItem onSelect={() => onOpen({ what: 'rename', role })}>Rename</DropdownMenuItem>
            <DropdownMenuItem danger unavailable={kept} onSelect={() => onOpen({ what: 'delete', role })}>
              Delete
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      </TableCell>
    </tr>
  )
}

export function RolesTab() {
  const api = useApi()
  const query = useQuery(api.roles.list.queryOptions())
  const [open, setOpen] = useState<Open>(null)
  return (
    <div className="grid gap-4">
      <div className="flex justify-end">
        <Button variant="primary" onClick={() => setOpen({ what: 'new' })}>
          <Plus aria-hidden="true" />
          New role
        </Button>
      </div>
      <ListStates query={query} />
      {query.data?.length === 0 && (
        <EmptyState
          icon={Tag}
          title="No roles yet"
          text="A role is what somebody is, whichever pool they are in. Agents ask it by its name: assign_to: { role: 'finance' }."
        />
      )}
      {query.data && query.data.length > 0 && (
        <Table aria-label="Roles">
          <thead>
            <tr>
              <TableHead>Role</TableHead>
              <TableHead className="text-right">People</TableHead>
              <TableHead className="text-right">Open tasks</TableHead>
              <TableHead>
                <span className="sr-only">More</span>
              </TableHead>
            </tr>
          </thead>
          <tbody>
            {query.data.map((role) => (
              <RoleRow key={role.id} role={role} onOpen={setOpen} />
            ))}
          </tbody>
        </Table>
      )}
      <RoleDialogs open={open} onClose={() => setOpen(null)} />
    </div>
  )
}

function RoleDialogs({ open, onClose }: { open: Open; onClose: () => void }) {
  const { createRole, updateRole, deleteRole } = usePoolDeeds()
  const role = open && 'role' in open ? open.role : null
  const remove = () => {
    if (!role) return
    deleteRole.mutate({ role_id: role.id }, { onSuccess: onClose, onError: (error) => toast.error(problemOf(error).message) })
  }
  return (
    <>
      <NameDialog
        open={open?.what === 'new'}
        onClose={onClose}
        title="New role"
        description="Agents ask it by this name."
        confirmLabel="Make the role"
        onConfirm={(name) => createRole.mutateAsync({ name })}
      />
      <NameDialog
        open={open?.what === 'rename'}
        onClose={onClose}
        title="Rename the role"
        description="Agents that ask by the old name find nobody: change them too."
        name={role?.name}
        confirmLabel="Rename"
        onConfirm={(name) => updateRole.mutateAsync({ role_id: role?.id ?? '', name })}
      />
      {open?.what === 'members' && <RoleMembersDialog role={open.role} onClose={onClose} />}
      <AlertDialog
        open={open?.what === 'delete'}
        onOpenChange={onClose}
        title={`Delete the role ${role?.name}?`}
        description="People who have it stay; they are only no longer asked by it."
        confirmLabel="Delete the role"
        danger
        pending={deleteRole.isPending}
        onConfirm={remove}
      />
    </>
  )
}
