import type { Caller } from './caller.ts'
import { DomainError } from './errors.ts'

/** `asked` means: a reviewer, for tasks they are asked, hold, or have answered. `scope` is what an API key needs. */
type Rule = { admin: boolean; operator: boolean; reviewer: boolean | 'asked'; scope: string | null; what: string }

const PERMISSIONS = {
  'task:create': { admin: true, operator: true, reviewer: false, scope: 'tasks:write', what: 'create tasks' },
  'task:list': { admin: true, operator: true, reviewer: true, scope: 'tasks:read', what: 'list tasks' },
  'task:read': { admin: true, operator: true, reviewer: 'asked', scope: 'tasks:read', what: 'read this task' },
  'task:complete': { admin: true, operator: true, reviewer: 'asked', scope: 'tasks:complete', what: 'answer this task' },
  'task:claim': { admin: false, operator: true, reviewer: 'asked', scope: null, what: 'claim this task' },
  'task:release': { admin: false, operator: true, reviewer: 'asked', scope: null, what: 'release this task' },
  'task:cancel': { admin: true, operator: true, reviewer: false, scope: 'tasks:write', what: 'cancel tasks' },
  'task:extend': { admin: true, operator: true, reviewer: false, scope: 'tasks:write', what: 'extend deadlines' },
  // Whoever holds a task may hand it on; the use-case looks at who holds it.
  'task:reassign': { admin: true, operator: true, reviewer: 'asked', scope: 'tasks:write', what: 'reassign this task' },
  'task:hand-over': { admin: true, operator: true, reviewer: false, scope: 'tasks:write', what: 'hand over what others hold' },
  'task:decline': { admin: false, operator: true, reviewer: 'asked', scope: null, what: 'decline this task' },
  'task:comment': { admin: true, operator: true, reviewer: 'asked', scope: 'tasks:write', what: 'comment on this task' },
  'task:delete': { admin: true, operator: true, reviewer: false, scope: 'tasks:write', what: 'delete tasks' },
  'delivery:read': { admin: true, operator: true, reviewer: false, scope: 'deliveries:read', what: 'read webhook deliveries' },
  'delivery:redeliver': { admin: true, operator: true, reviewer: false, scope: 'deliveries:write', what: 'send webhooks again' },
  'webhook-secret:read': { admin: true, operator: true, reviewer: false, scope: null, what: 'read the secrets that sign webhooks' },
  'person:read': { admin: true, operator: true, reviewer: false, scope: 'people:read', what: 'see people' },
  'person:write': { admin: true, operator: true, reviewer: false, scope: 'people:write', what: 'manage people' },
  // An operator may do everything, so whoever makes one or sets one's password could: a key stays within its scopes.
  'operator:write': { admin: true, operator: true, reviewer: false, scope: null, what: 'make or change operators' },
  'pool:read': { admin: true, operator: true, reviewer: false, scope: 'people:read', what: 'see pools, roles and access levels' },
  'pool:write': { admin: true, operator: true, reviewer: false, scope: 'people:write', what: 'manage pools, roles and access levels' },
  'routing:explain': { admin: true, operator: true, reviewer: false, scope: 'people:read', what: 'see how tasks are routed' },
  'audit:read': { admin: true, operator: true, reviewer: false, scope: 'audit:read', what: 'read the audit' },
  // No key makes keys: it would pass on more than it was given.
  'key:read': { admin: true, operator: true, reviewer: false, scope: null, what: 'see API keys' },
  'key:write': { admin: true, operator: true, reviewer: false, scope: null, what: 'make or revoke API keys' },
  'job:read': { admin: true, operator: true, reviewer: false, scope: 'system:read', what: 'see the jobs' },
  'job:retry': { admin: true, operator: true, reviewer: false, scope: 'system:write', what: 'retry jobs' },
  'stats:read': { admin: true, operator: true, reviewer: false, scope: 'system:read', what: 'read statistics' },
  'system:read': { admin: true, operator: true, reviewer: false, scope: 'system:read', what: 'read the system status' },
} as const satisfies Record<string, Rule>

export type Permission = keyof typeof PERMISSIONS

export const SCOPES = [...new Set(Object.values(PERMISSIONS).flatMap(({ scope }) => scope ?? []))]

/** What each scope lets a key do, in words. */
export function scopeDescriptions(): { scope: string; allows: string[] }[] {
  const rules: Rule[] = Object.values(PERMISSIONS)
  return SCOPES.map((scope) => ({
    scope,
    allows: [...new Set(rules.filter((rule) => rule.scope === scope).map(({ what }) => what.replace('this task', 'tasks')))],
  }))
}

/** `asked` is whether the caller is asked on the task in question; leave it out where no single task is meant. */
export function may(caller: Caller, permission: Permission, asked = false): boolean {
  const rule: Rule = PERMISSIONS[permission]
  if (caller.kind === 'admin') return rule.admin
  if (caller.kind === 'operator') return rule.operator
  if (caller.kind === 'key') return rule.scope !== null && caller.scopes.includes(rule.scope)
  return rule.reviewer === 'asked' ? asked : rule.reviewer
}

/** All that an embed token opens, of its own task. */
export function mayEmbedded(permission: Permission): boolean {
  return permission === 'task:read' || permission === 'task:complete'
}

export function assertMay(caller: Caller, permission: Permission, asked = false): void {
  if (may(caller, permission, asked)) return
  const { what, scope } = PERMISSIONS[permission] as Rule
  const hint = caller.kind === 'key' && scope ? ` The key "${caller.name}" lacks the scope ${scope}.` : ''
  throw new DomainError('FORBIDDEN', `You may not ${what}.${hint}`, { detail: `You may not ${what}.` })
}
