import { z } from 'zod'
import { laxBoolean, plainText } from './lax.ts'
import { MAX_EMAIL_LENGTH, MAX_GROUPS, MAX_NAME_LENGTH } from './limits.ts'
import { password } from './system.ts'

/** People as operators manage them (server §1.8). Names and order are binding; What comes after the fourteen keys is ours. */
const timestamp = z.string().meta({ format: 'date-time' })

/** Something before an @ and something after it. More would refuse addresses that exist. */
const ADDRESS = /^[^\s@]+@[^\s@]+$/

const text = plainText.trim().max(MAX_NAME_LENGTH)
const email = plainText
  .trim()
  .max(MAX_EMAIL_LENGTH)
  .refine((address) => address === '' || ADDRESS.test(address), 'must be an email address, like ann@example.com')
const names = z.array(text.min(1)).max(MAX_GROUPS)

export const userResponse = z
  .object({
    id: z.string(),
    display_name: z.string().nullable().describe('How they are named to others.'),
    email: z.string().nullable().describe('In lower case.'),
    slack_team_id: z.string().nullable().describe('Their workspace in Slack.'),
    slack_user_id: z.string().nullable().describe('Who they are in that workspace.'),
    role: z.string().nullable().describe('The first of `roles`.'),
    access_level: z.string().nullable().describe('The name of their access level.'),
    pool: z.string().nullable().describe('The first of `pools`.'),
    is_operator: z.boolean().describe('Whether they see every task and manage the server.'),
    has_password: z.boolean().describe('Whether they can sign in with a password.'),
    active: z.boolean().describe('Whether they can sign in and be asked.'),
    last_assigned_at: timestamp.nullable().describe('When a task was last given to them.'),
    created_at: timestamp,
    updated_at: timestamp,
    roles: z.array(z.string()).describe('By name.'),
    pools: z.array(z.string()).describe('By name.'),
    away_from: timestamp.nullable().describe('Null: at once, if `away_until` is to come.'),
    away_until: timestamp.nullable().describe('Null: not away.'),
    substitute_id: z.string().nullable().describe('Who gets their tasks meanwhile.'),
  })
  .meta({ id: 'UserResponse' })

const described = {
  display_name: text.nullish().describe('How they are named to others.'),
  email: email.nullish().describe('Kept in lower case; one email is one person.'),
  slack_team_id: text.nullish().describe('Their workspace in Slack.'),
  slack_user_id: text.nullish().describe('Who they are in that workspace.'),
  role: text.nullish().describe('Exactly this role. `roles` goes first when both are sent.'),
  access_level: text.nullish().describe('The name of their access level; one that does not exist yet is made, above all others.'),
  pool: text.nullish().describe('Exactly this pool. `pools` goes first when both are sent.'),
}

const groups = {
  roles: names.nullish().describe('Exactly these; one that does not exist yet is made.'),
  pools: names.nullish().describe('Exactly these; one that does not exist yet is made.'),
}

export const createUserRequest = z
  .object({
    ...described,
    is_operator: laxBoolean.default(false).describe('Whether they see every task and manage the server. Default: false.'),
    password: password.nullish().describe('8 to 200 characters. Left out: they sign in by a link or a provider.'),
    active: laxBoolean.default(true).describe('Whether they can sign in and be asked. Default: true.'),
    ...groups,
  })
  .meta({ id: 'CreateUserRequest' })

/** What is null or left out stays as it is; an empty text clears. */
export const updateUserRequest = z
  .object({
    ...described,
    is_operator: laxBoolean.nullish().describe('Whether they see every task and manage the server.'),
    password: password.nullish().describe('8 to 200 characters.'),
    active: laxBoolean.nullish().describe('Whether they can sign in and be asked.'),
    ...groups,
  })
  .meta({ id: 'UpdateUserRequest' })

export const listUsersQuery = z.object({
  role: plainText.optional().describe('Who have this role.'),
  access_level: plainText.optional().describe('Who have exactly this access level.'),
  pool: plainText.optional().describe('Who are in this pool.'),
  active: laxBoolean.optional().describe('Only those who can sign in and be asked, or only those who cannot any more.'),
})

export const setPasswordRequest = z.object({ password }).meta({ id: 'SetPasswordRequest' })

const moment = z.iso
  .datetime({ offset: true, error: 'must be a time in ISO 8601 with its zone, like 2027-01-31T00:00:00Z', abort: true })
  .refine((written) => !Number.isNaN(Date.parse(written)), 'is not a date that exists')

/** All three at once: what is left out is none. */
export const setAvailabilityRequest = z
  .object({
    away_from: moment.nullish().describe('Left out: from now.'),
    away_until: moment.nullish().describe('Left out: they are here.'),
    substitute_id: plainText.nullish().describe('Left out: nobody; their tasks go to others who may be asked.'),
  })
  .meta({ id: 'SetAvailabilityRequest' })

/** A link by which one person sets their own password. It is told this once: only the hash of its token is kept. */
export const inviteResponse = z.object({ url: z.string(), expires_at: timestamp }).meta({ id: 'InviteResponse' })

export const acceptInviteRequest = z
  .object({
    token: z.string().min(1).max(MAX_NAME_LENGTH).describe('From the link.'),
    display_name: text.nullish().describe('Left out or empty: as the operator wrote it.'),
    password,
  })
  .meta({ id: 'AcceptInviteRequest' })

export const acceptInviteResponse = z.object({ user_id: z.string(), email: z.string() }).meta({ id: 'AcceptInviteResponse' })

export type Availability = z.output<typeof setAvailabilityRequest>
export type AcceptInvite = z.output<typeof acceptInviteRequest>
export type InviteResponse = z.infer<typeof inviteResponse>
export type UserResponse = z.infer<typeof userResponse>
export type CreateUser = z.output<typeof createUserRequest>
export type UpdateUser = z.output<typeof updateUserRequest>
export type ListUsersQuery = z.output<typeof listUsersQuery>
