import { ChartColumn, Inbox, ScrollText, Settings, Users, type LucideIcon } from 'lucide-react'
import { paths } from '#app/paths.ts'

export type Section = {
  name: string
  href: string
  icon: LucideIcon
  /** Pressed after `g`. */
  key: string
  /** What it is also found by in the command menu. */
  words: readonly string[]
  /** Begins the address of every page that belongs to it, besides its own. */
  also: readonly string[]
  operatorsOnly: boolean
}

/** Where one can be. No key is one that decides something on a task: whoever presses `g` too slowly must not answer with the second. */
const SECTIONS: readonly Section[] = [
  { name: 'Inbox', href: paths.inbox(), icon: Inbox, key: 'i', words: ['tasks'], also: ['/tasks/'], operatorsOnly: false },
  {
    name: 'Analytics',
    href: paths.analytics(),
    icon: ChartColumn,
    key: 'n',
    words: ['numbers', 'statistics'],
    also: [],
    operatorsOnly: true,
  },
  { name: 'Audit', href: paths.audit(), icon: ScrollText, key: 'u', words: ['events', 'log', 'export'], also: [], operatorsOnly: true },
  {
    name: 'People',
    href: paths.people(),
    icon: Users,
    key: 'p',
    words: ['reviewers', 'users', 'pools', 'roles'],
    also: [paths.pools(), paths.routing()],
    operatorsOnly: true,
  },
  {
    name: 'Settings',
    href: paths.settings(),
    icon: Settings,
    key: 's',
    words: ['keys', 'webhooks', 'jobs', 'status'],
    also: [],
    operatorsOnly: true,
  },
]

export function sectionsFor(isOperator: boolean): readonly Section[] {
  return SECTIONS.filter(({ operatorsOnly }) => isOperator || !operatorsOnly)
}

/** Whether a page belongs to a section. The inbox's own address begins every other, so it has to be that one exactly. */
export function isIn({ href, also }: Section, pathname: string): boolean {
  const beneath = href === paths.inbox() ? [] : [href]
  return pathname === href || [...beneath, ...also].some((start) => pathname === start || pathname.startsWith(start.replace(/\/?$/, '/')))
}
