import { z } from 'zod'
import { holidays, openingHours, timeZone } from './calendar.ts'
import { laxInteger, plainText } from './lax.ts'
import { MAX_ACCESS_LEVELS, MAX_MEMBERS, MAX_NAME_LENGTH, TIMEOUT_SECONDS } from './limits.ts'
import { STRATEGIES } from './strategies.ts'

/** Pools, roles and access levels as operators manage them. All of it is ours: the published API only names them. */
const timestamp = z.string().meta({ format: 'date-time' })
const groupName = plainText.trim().min(1, 'must not be empty').max(MAX_NAME_LENGTH)
const seconds = laxInteger(TIMEOUT_SECONDS).nullable()
const openTasks = z.int().describe('Open tasks that are asked of it.')

const member = z.object({
  user_id: z.string(),
  display_name: z.string().nullable(),
  email: z.string().nullable(),
  active: z.boolean(),
})
const members = z.array(member)

const settings = {
  name: groupName,
  strategy: z.enum(STRATEGIES).describe('Who of its members is asked.'),
  time_zone: timeZone,
  hours: openingHours.nullable(),
  holidays: holidays.nullable(),
  claim_expires_after: seconds.describe('Seconds after which a claim goes back to the pool. Null: never.'),
  remind_after: seconds.describe('Seconds of its hours from the asking to the first reminder. Null: none.'),
  remind_every: seconds.describe('Seconds of its hours between reminders. Null: one is enough.'),
  escalate_after: seconds.describe('Seconds of its hours until it is put to `escalate_to` as well. Null: never.'),
  escalate_to: z.record(z.string(), z.unknown()).nullable().describe('Who is asked then, in the shape of `assign_to`.'),
}

const pool = z.object({
  id: z.string(),
  ...settings,
  member_count: z.int(),
  open_tasks: openTasks,
  created_at: timestamp,
  updated_at: timestamp,
})

export const poolSummary = pool.meta({ id: 'PoolSummary' })

export const poolResponse = pool
  .extend({ members: members.describe('In the order that `named_order` asks them in.') })
  .meta({ id: 'PoolResponse' })

const memberIds = z.array(plainText.min(1)).max(MAX_MEMBERS)

const changes = z.object({ ...settings, members: memberIds.describe('Exactly these people, by id, in this order.') })

export const createPoolRequest = changes.partial().required({ name: true }).meta({ id: 'CreatePoolRequest' })

/** What is left out stays as it is; null is none. */
export const updatePoolRequest = changes.partial().meta({ id: 'UpdatePoolRequest' })

export const addMemberRequest = z.object({ user_id: plainText.min(1).describe('The person’s id.') }).meta({ id: 'AddMemberRequest' })

const role = z.object({ id: z.string(), name: z.string(), member_count: z.int(), open_tasks: openTasks })

export const roleSummary = role.meta({ id: 'RoleSummary' })
export const roleResponse = role.extend({ members }).meta({ id: 'RoleResponse' })

const roleChanges = z.object({ name: groupName, members: memberIds.describe('Exactly these people, by id.') })
export const createRoleRequest = roleChanges.partial().required({ name: true }).meta({ id: 'CreateRoleRequest' })
export const updateRoleRequest = roleChanges.partial().meta({ id: 'UpdateRoleRequest' })

export const accessLevelResponse = z
  .object({
    name: z.string(),
    rank: z.int().describe('What asks for at least a level is met by a higher rank too.'),
    people: z.int().describe('How many have it.'),
  })
  .meta({ id: 'AccessLevelResponse' })

export const accessLevels = z.array(accessLevelResponse).describe('The lowest first.')

export const createAccessLevelRequest = z.object({ name: groupName }).meta({ id: 'CreateAccessLevelRequest' })
export const renameAccessLevelRequest = z.object({ new_name: groupName }).meta({ id: 'RenameAccessLevelRequest' })
export const orderAccessLevelsRequest = z
  .object({ names: z.array(plainText).max(MAX_ACCESS_LEVELS).describe('All of them, the lowest first.') })
  .meta({ id: 'OrderAccessLevelsRequest' })

export type PoolSummary = z.infer<typeof poolSummary>
export type PoolResponse = z.infer<typeof poolResponse>
export type PoolChanges = z.output<typeof updatePoolRequest>
export type RoleSummary = z.infer<typeof roleSummary>
export type RoleResponse = z.infer<typeof roleResponse>
export type RoleChanges = z.output<typeof updateRoleRequest>
export type AccessLevelResponse = z.infer<typeof accessLevelResponse>
export type Member = z.infer<typeof member>
