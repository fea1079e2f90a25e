import { z } from 'zod'
import {
  acceptInviteRequest,
  acceptInviteResponse,
  createUserRequest,
  inviteResponse,
  listUsersQuery,
  setAvailabilityRequest,
  setPasswordRequest,
  updateUserRequest,
  userResponse,
} from '#contract/people.ts'
import { acceptInvite } from '#server/auth/accept-invite.ts'
import { invitePerson, revokeInvite } from '#server/auth/invite-person.ts'
import { addPerson } from '#server/people/add-person.ts'
import { deletePerson } from '#server/people/delete-person.ts'
import { getPerson } from '#server/people/get-person.ts'
import { listPeople } from '#server/people/list-people.ts'
import { setAvailability } from '#server/people/set-availability.ts'
import { clearPassword, setPassword } from '#server/people/set-password.ts'
import { updatePerson } from '#server/people/update-person.ts'
import { openProcedure, procedure, type Rest, router } from './init.ts'

const userId = z.object({ user_id: z.string().describe('The person’s id.') })

const rest = (
  method: Rest['method'],
  path: Rest['path'],
  more: Omit<Rest, 'method' | 'path' | 'tag' | 'status'> & { status?: Rest['status'] },
) => ({
  rest: { method, path, tag: 'users', status: 200 as const, ...more },
})

export const people = router({
  list: procedure
    .meta(rest('GET', '/api/admin/users', { summary: 'List people, the first to come first', errors: ['FORBIDDEN'] }))
    .input(listUsersQuery)
    .output(z.array(userResponse))
    .query(({ ctx, input }) => listPeople(ctx.caller, input)),

  create: procedure
    .meta(
      rest('POST', '/api/admin/users', {
        status: 201,
        summary: 'Add a person',
        body: 'CreateUserRequest',
        errors: ['USER_NO_ADDRESS', 'USER_ALREADY_EXISTS', 'FORBIDDEN'],
      }),
    )
    .input(createUserRequest)
    .output(userResponse)
    .mutation(({ ctx, input }) => addPerson(ctx.caller, input)),

  get: procedure
    .meta(rest('GET', '/api/admin/users/{user_id}', { summary: 'Read a person', errors: ['USER_NOT_FOUND', 'FORBIDDEN'] }))
    .input(userId)
    .output(userResponse)
    .query(({ ctx, input }) => getPerson(ctx.caller, input.user_id)),

  update: procedure
    .meta(
      rest('PATCH', '/api/admin/users/{user_id}', {
        summary: 'Change a person; null stays as it is, an empty text clears',
        body: 'UpdateUserRequest',
        errors: ['USER_NOT_FOUND', 'USER_NO_ADDRESS', 'USER_ALREADY_EXISTS', 'LAST_OPERATOR', 'FORBIDDEN'],
      }),
    )
    .input(updateUserRequest.extend(userId.shape))
    .output(userResponse)
    .mutation(({ ctx, input: { user_id: id, ...changes } }) => updatePerson(ctx.caller, id, changes)),

  delete: procedure
    .meta(
      rest('DELETE', '/api/admin/users/{user_id}', {
        status: 204,
        summary: 'Delete a person for good',
        errors: ['USER_NOT_FOUND', 'LAST_OPERATOR', 'FORBIDDEN'],
      }),
    )
    .input(userId)
    .output(z.void())
    .mutation(({ ctx, input }) => deletePerson(ctx.caller, input.user_id)),

  setPassword: procedure
    .meta(
      rest('POST', '/api/admin/users/{user_id}/password', {
        summary: 'Set a person’s password, and sign them out',
        body: 'SetPasswordRequest',
        errors: ['USER_NOT_FOUND', 'FORBIDDEN'],
      }),
    )
    .input(setPasswordRequest.extend(userId.shape))
    .output(userResponse)
    .mutation(({ ctx, input }) => setPassword(ctx.caller, input.user_id, input.password)),

  clearPassword: procedure
    .meta(
      rest('DELETE', '/api/admin/users/{user_id}/password', {
        summary: 'Take a person’s password away, and sign them out',
        errors: ['USER_NOT_FOUND', 'FORBIDDEN'],
      }),
    )
    .input(userId)
    .output(userResponse)
    .mutation(({ ctx, input }) => clearPassword(ctx.caller, input.user_id)),

  setAvailability: procedure
    .meta(
      rest('POST', '/api/admin/users/{user_id}/availability', {
        summary: 'Say until when a person is away, and who stands in',
        body: 'SetAvailabilityRequest',
        errors: ['USER_NOT_FOUND', 'FORBIDDEN'],
      }),
    )
    .input(setAvailabilityRequest.extend(userId.shape))
    .output(userResponse)
    .mutation(({ ctx, input: { user_id: id, ...wanted } }) => setAvailability(ctx.caller, id, wanted)),

  invite: procedure
    .meta(
      rest('POST', '/api/admin/users/{user_id}/invite', {
        status: 201,
        summary: 'Make a link by which a person sets their own password; the answer shows it this once',
        errors: ['USER_NOT_FOUND', 'INVITE_IMPOSSIBLE', 'FORBIDDEN'],
      }),
    )
    .input(userId)
    .output(inviteResponse)
    .mutation(({ ctx, input }) => invitePerson(ctx.caller, input.user_id)),

  revokeInvite: procedure
    .meta(
      rest('DELETE', '/api/admin/users/{user_id}/invite', {
        status: 204,
        summary: 'Take that link back',
        errors: ['USER_NOT_FOUND', 'FORBIDDEN'],
      }),
    )
    .input(userId)
    .output(z.void())
    .mutation(({ ctx, input }) => revokeInvite(ctx.caller, input.user_id)),

  acceptInvite: openProcedure
    .meta({
      public: true,
      ...rest('POST', '/api/invites/accept', {
        status: 201,
        summary: 'Set the password of whom an invite link invites',
        body: 'AcceptInviteRequest',
        errors: ['INVITE_NOT_FOUND', 'INVITE_ENDED', 'RATE_LIMITED'],
      }),
    })
    .input(acceptInviteRequest)
    .output(acceptInviteResponse)
    .mutation(({ ctx, input }) => acceptInvite(input, ctx.ip)),
})
