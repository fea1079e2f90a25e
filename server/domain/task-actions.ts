import { isTerminal, type TaskStatus } from '#contract/statuses.ts'
import type { TaskAction, TaskView } from '#contract/views.ts'
import { type Caller, personOf } from './caller.ts'
import { type Action, isAllowed } from './lifecycle.ts'
import { may, type Permission } from './permissions.ts'

export type Situation = { status: TaskStatus; holderId: string | null; holderName: string | null; asked: boolean; excluded?: boolean }

/**
 * The transition and the permission behind each button; the sentences come from whichever of them says no. Extending changes
 * no status: it may be done for as long as the deadline may still pass.
 */
const BUTTONS = {
  complete: { transition: 'submit', permission: 'task:complete' },
  claim: { transition: 'claim', permission: 'task:claim' },
  release: { transition: 'release', permission: 'task:release' },
  reassign: { transition: 'reassign', permission: 'task:reassign' },
  decline: { transition: 'decline', permission: 'task:decline' },
  extend: { transition: 'expire', permission: 'task:extend' },
  cancel: { transition: 'cancel', permission: 'task:cancel' },
} as const satisfies Record<TaskAction, { transition: Action; permission: Permission }>

function heldByOther(caller: Caller, { holderId, holderName }: Situation): string | null {
  if (!holderId || holderId === personOf(caller)?.id) return null
  return `${holderName ?? 'Somebody else'} holds this task.`
}

const EXCLUDED = 'Whoever asked this has excluded you from answering it.'

/** What else stands in the way, besides status and permission. */
const OBSTACLES: Record<TaskAction, (caller: Caller, situation: Situation) => string | null> = {
  complete: (caller, situation) => (situation.excluded ? EXCLUDED : caller.kind === 'reviewer' ? heldByOther(caller, situation) : null),
  claim: (caller, situation) => (situation.excluded ? EXCLUDED : heldByOther(caller, situation)),
  release: (caller, situation) => {
    if (!situation.holderId) return 'Nobody holds this task.'
    return caller.kind === 'reviewer' ? heldByOther(caller, situation) : null
  },
  reassign: (caller, { holderId }) =>
    caller.kind === 'reviewer' && holderId !== personOf(caller)?.id ? 'Only whoever holds this task can hand it on.' : null,
  decline: (_, { asked }) => (asked ? null : 'This task does not ask you.'),
  extend: () => null,
  cancel: () => null,
}

function whyNot(caller: Caller, action: TaskAction, situation: Situation): string | null {
  const { transition, permission } = BUTTONS[action]
  if (isTerminal(situation.status)) return `This task is ${situation.status.replaceAll('_', ' ')}.`
  if (!may(caller, permission, situation.asked)) return caller.kind === 'reviewer' ? 'Only operators can do this.' : 'You may not do this.'
  const obstacle = OBSTACLES[action](caller, situation)
  if (obstacle) return obstacle
  return isAllowed(transition, situation.status) ? null : `Not while the task is ${situation.status.replaceAll('_', ' ')}.`
}

/** For every button of the task page: whether it works for this caller now, and if not, why. The page owns no rule. */
export function actionsFor(caller: Caller, situation: Situation): TaskView['actions'] {
  const allowance = (action: TaskAction) => {
    const why = whyNot(caller, action, situation)
    return { allowed: why === null, why }
  }
  return {
    complete: allowance('complete'),
    claim: allowance('claim'),
    release: allowance('release'),
    reassign: allowance('reassign'),
    decline: allowance('decline'),
    extend: allowance('extend'),
    cancel: allowance('cancel'),
  }
}
