import { z } from 'zod'
import { accountView, directory, peoplePage, peopleQuery, personView } from '#contract/people-views.ts'
import { setAvailabilityRequest, updateUserRequest, userResponse } from '#contract/people.ts'
import { password } from '#contract/system.ts'
import { changeOwnPassword } from '#server/auth/change-own-password.ts'
import { personOf } from '#server/domain/caller.ts'
import { editPerson } from '#server/people/edit-person.ts'
import { findPeople } from '#server/people/find-people.ts'
import { readAccount, readDirectory } from '#server/people/read-directory.ts'
import { setAvailability } from '#server/people/set-availability.ts'
import { viewPerson } from '#server/people/view-person.ts'
import { procedure, router } from './init.ts'

/** What only the pages about people ask for. Not REST, so free to change with them. */
export const peoplePages = router({
  list: procedure
    .input(peopleQuery)
    .output(peoplePage)
    .query(({ ctx, input }) => findPeople(ctx.caller, input)),

  person: procedure
    .input(z.object({ id: z.string() }))
    .output(personView)
    .query(({ ctx, input }) => viewPerson(ctx.caller, input.id)),

  directory: procedure.output(directory).query(({ ctx }) => readDirectory(ctx.caller)),

  edit: procedure
    .input(updateUserRequest.extend({ user_id: z.string() }))
    .output(userResponse)
    .mutation(({ ctx, input: { user_id: id, ...changes } }) => editPerson(ctx.caller, id, changes)),

  account: procedure.output(accountView).query(({ ctx }) => readAccount(ctx.caller)),

  setOwnAvailability: procedure
    .input(setAvailabilityRequest)
    .output(userResponse)
    .mutation(({ ctx, input }) => setAvailability(ctx.caller, personOf(ctx.caller)?.id ?? '', input)),

  changeOwnPassword: procedure
    .input(z.object({ current: z.string().max(password.maxLength ?? 0), password }))
    .output(z.void())
    .mutation(({ ctx, input }) => changeOwnPassword(ctx.caller, input)),
})
