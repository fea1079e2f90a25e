'use client'

import Link from 'next/link'
import type { PersonRow } from '#contract/people-views.ts'
import { paths } from '#app/paths.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { useClock } from '#app/ui/clock.ts'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'
import { awayText } from './away.ts'
import { nameOf } from './name-of.ts'

/** As many as a laptop's window shows. */
const GHOSTS = Array.from({ length: 8 }, (_, index) => index)

/** More names than this make a row higher than its neighbours; the person's own page has all. */
const NAMES_SHOWN = 2

export function PeopleSkeleton() {
  return (
    <div aria-hidden="true" className="grid gap-px overflow-hidden rounded-md border border-line">
      {GHOSTS.map((ghost) => (
        <div key={ghost} className="flex h-12 items-center gap-3 bg-surface px-3">
          <Skeleton className="size-6 rounded-full" />
          <Skeleton className="h-4 w-40" />
          <Skeleton className="ml-auto h-4 w-24" />
        </div>
      ))}
    </div>
  )
}

function Names({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <span className="text-ink-faint">–</span>
  const more = names.length - NAMES_SHOWN
  return (
    <span className="flex gap-1" title={names.join(', ')}>
      {names.slice(0, NAMES_SHOWN).map((name) => (
        <Badge key={name} className="max-w-28">
          <span className="truncate">{name}</span>
        </Badge>
      ))}
      {more > 0 && <Badge>+{more}</Badge>}
    </span>
  )
}

function State({ person }: { person: PersonRow }) {
  const { text: away, key } = useClock((now) => awayText(person, now) ?? '')
  if (!person.active) return <Badge>Deactivated</Badge>
  if (away)
    return (
      <Badge key={key} tone="warning">
        {away}
      </Badge>
    )
  if (!person.has_password && person.invited) return <Badge tone="accent">Invited</Badge>
  return <Badge tone="success">Active</Badge>
}

const wide = 'hidden lg:table-cell'

function Row({ person }: { person: PersonRow }) {
  const name = nameOf(person)
  return (
    <tr className="relative transition-colors duration-100 hover:bg-hover has-focus-visible:bg-hover">
      {/* No width of its own and all that is left: long names are cut off, instead of pushing the rest out of sight. */}
      <TableCell className="w-full max-w-0 align-middle">
        <span className="flex items-center gap-2.5">
          <Avatar name={name} className="size-6 text-[0.625rem]" />
          <span className="grid min-w-0">
            <span className="flex items-center gap-1.5">
              {/* Its target is the whole row. */}
              <Link href={paths.person(person.id)} className="truncate font-medium text-ink after:absolute after:inset-0">
                {name}
              </Link>
              {person.is_operator && <Badge tone="accent">Operator</Badge>}
            </span>
            {person.email && person.email !== name && <span className="truncate text-ink-muted">{person.email}</span>}
          </span>
        </span>
      </TableCell>
      <TableCell className={`${wide} align-middle`}>
        <Names names={person.pools} />
      </TableCell>
      <TableCell className={`${wide} align-middle`}>
        <Names names={person.roles} />
      </TableCell>
      <TableCell className={`${wide} align-middle`}>{person.access_level ?? <span className="text-ink-faint">–</span>}</TableCell>
      <TableCell className="hidden text-right align-middle sm:table-cell">
        {person.open_tasks || <span className="text-ink-faint">0</span>}
      </TableCell>
      <TableCell className="hidden align-middle whitespace-nowrap text-ink-muted md:table-cell">
        {person.last_assigned_at ? <RelativeTime value={person.last_assigned_at} className="relative z-1" /> : 'Never'}
      </TableCell>
      <TableCell className="text-right align-middle sm:text-left">
        <State person={person} />
      </TableCell>
    </tr>
  )
}

export function PeopleTable({ people }: { people: readonly PersonRow[] }) {
  return (
    <Table aria-label="People">
      <thead>
        <tr>
          <TableHead className="min-w-44">Name</TableHead>
          <TableHead className={wide}>Pools</TableHead>
          <TableHead className={wide}>Roles</TableHead>
          <TableHead className={wide}>Level</TableHead>
          <TableHead className="hidden text-right sm:table-cell">Holds</TableHead>
          <TableHead className="hidden md:table-cell">Last assigned</TableHead>
          <TableHead className="text-right sm:text-left">State</TableHead>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id} person={person} />
        ))}
      </tbody>
    </Table>
  )
}
