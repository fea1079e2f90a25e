import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Caller } from './caller.ts'
import { DomainError } from './errors.ts'
import { assertMay, may, type Permission, SCOPES } from './permissions.ts'

/** Where docs/concepts.md, "Who may do what", tells of each permission. */
const TOLD = {
  'task:create': 'Create tasks',
  'task:list': 'List tasks',
  'task:read': 'Read a task',
  'task:complete': 'Answer a task',
  'task:claim': 'Claim, release',
  'task:release': 'Claim, release',
  'task:cancel': 'Cancel, delete',
  'task:extend': 'Extend a deadline',
  'task:delete': 'Cancel, delete',
  'delivery:read': 'Read webhook deliveries',
  'delivery:redeliver': 'Send webhooks again',
  'webhook-secret:read': 'Read webhook secrets',
  'person:read': 'See people',
  'person:write': 'Manage people',
  'operator:write': 'Make, change operators',
  'pool:read': 'See pools and routing',
  'pool:write': 'Manage pools, roles',
  'routing:explain': 'See pools and routing',
  'audit:read': 'Read the audit',
  'task:reassign': 'Reassign a task',
  'task:hand-over': 'Hand over all that others hold',
  'task:decline': 'Decline a task',
  'task:comment': 'Comment on a task',
  'key:read': 'See, make, revoke keys',
  'key:write': 'See, make, revoke keys',
  'job:read': 'See failed jobs',
  'job:retry': 'Retry jobs',
  'stats:read': 'Read statistics',
  'system:read': 'Read the system status',
} satisfies Record<Permission, string>

const PERMISSIONS = Object.keys(TOLD) as Permission[]
const PERSON = { id: 'p', email: null, displayName: null }
const ADMIN: Caller = { kind: 'admin' }
const OPERATOR: Caller = { kind: 'operator', person: PERSON }
const REVIEWER: Caller = { kind: 'reviewer', person: PERSON }
const key = (...scopes: string[]): Caller => ({ kind: 'key', keyId: 'k', name: 'billing', scopes })

type Told = { admin: string; key: string; operator: string; reviewer: string }

function readTable(): Map<string, Told> {
  const section = readFileSync('docs/concepts.md', 'utf8').split('## Who may do what')[1]?.split('\n## ')[0] ?? ''
  const [, , ...rows] = section.split('\n').filter((line) => line.startsWith('|'))
  return new Map(
    rows.map((line) => {
      const [what = '', admin = '', key = '', operator = '', reviewer = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim())
      return [what, { admin, key, operator, reviewer }]
    }),
  )
}

const table = readTable()
const yes = (allowed: boolean) => (allowed ? 'yes' : 'no')

test.each(PERMISSIONS)('%s is what the documentation says', (permission) => {
  const scopes = SCOPES.filter((scope) => may(key(scope), permission))
  const told = table.get(TOLD[permission])
  expect(told).toMatchObject({
    admin: yes(may(ADMIN, permission)),
    key: scopes.length > 0 ? scopes.map((scope) => `\`${scope}\``).join(', ') : 'no',
    operator: yes(may(OPERATOR, permission)),
  })
  expect(told?.reviewer === 'no').toBe(!may(REVIEWER, permission, true))
})

test('the documentation tells of nothing else', () => {
  expect([...table.keys()].sort()).toEqual([...new Set(Object.values(TOLD))].sort())
})

test('a reviewer who is not asked may only list, which shows them what they are asked', () => {
  expect(PERMISSIONS.filter((permission) => may(REVIEWER, permission))).toEqual(['task:list'])
})

test('no key may make keys, change operators or read secrets, whatever its scopes', () => {
  expect(PERMISSIONS.filter((permission) => !may(key(...SCOPES), permission)).sort()).toEqual([
    'key:read',
    'key:write',
    'operator:write',
    'task:claim',
    'task:decline',
    'task:release',
    'webhook-secret:read',
  ])
  expect(PERMISSIONS.filter((permission) => may(key(), permission))).toEqual([])
})

test('a refusal says what may not be done, and a key which scope it lacks', () => {
  const refusal = (caller: Caller) => {
    try {
      assertMay(caller, 'person:write')
    } catch (error) {
      return error instanceof DomainError ? error.message : null
    }
    return null
  }
  expect(refusal(REVIEWER)).toMatch(/^You may not manage people\. /)
  expect(refusal(key('tasks:read'))).toMatch(/^You may not manage people\. The key "billing" lacks the scope people:write\. /)
  expect(refusal(ADMIN)).toBeNull()
})
