import { z } from 'zod'
import { plainText } from '#contract/lax.ts'
import {
  accessLevelResponse,
  accessLevels,
  addMemberRequest,
  createAccessLevelRequest,
  createPoolRequest,
  createRoleRequest,
  orderAccessLevelsRequest,
  poolResponse,
  poolSummary,
  renameAccessLevelRequest,
  roleResponse,
  roleSummary,
  updatePoolRequest,
  updateRoleRequest,
} from '#contract/pools.ts'
import { addLevel } from '#server/pools/add-level.ts'
import { addMember, removeMember } from '#server/pools/change-members.ts'
import { createPool } from '#server/pools/create-pool.ts'
import { createRole } from '#server/pools/create-role.ts'
import { deleteLevel } from '#server/pools/delete-level.ts'
import { deletePool } from '#server/pools/delete-pool.ts'
import { deleteRole } from '#server/pools/delete-role.ts'
import { getPool } from '#server/pools/get-pool.ts'
import { getRole } from '#server/pools/get-role.ts'
import { listLevels } from '#server/pools/list-levels.ts'
import { listPools } from '#server/pools/list-pools.ts'
import { listRoles } from '#server/pools/list-roles.ts'
import { orderLevels } from '#server/pools/order-levels.ts'
import { renameLevel } from '#server/pools/rename-level.ts'
import { updatePool } from '#server/pools/update-pool.ts'
import { updateRole } from '#server/pools/update-role.ts'
import { procedure, type Rest, router } from './init.ts'

const POOLS = '/api/admin/pools'
const ROLES = '/api/admin/roles'
const LEVELS = '/api/admin/access-levels'

const poolId = z.object({ pool_id: z.string().describe('The pool’s id.') })
const roleId = z.object({ role_id: z.string().describe('The role’s id.') })
const levelName = z.object({ name: plainText.describe('The level’s name.') })

const rest = (
  method: Rest['method'],
  path: Rest['path'],
  more: Omit<Rest, 'method' | 'path' | 'status'> & { status?: Rest['status'] },
) => ({
  rest: { method, path, status: 200 as const, ...more },
})

const ofPools = { tag: 'pools' }
const ofRoles = { tag: 'roles' }
const ofLevels = { tag: 'access-levels' }

export const pools = router({
  list: procedure
    .meta(rest('GET', POOLS, { ...ofPools, summary: 'List pools, by name', errors: ['FORBIDDEN'] }))
    .output(z.array(poolSummary))
    .query(({ ctx }) => listPools(ctx.caller)),

  create: procedure
    .meta(
      rest('POST', POOLS, {
        ...ofPools,
        status: 201,
        summary: 'Make a pool',
        body: 'CreatePoolRequest',
        errors: ['NAME_TAKEN', 'ASSIGNMENT_INVALID', 'FORBIDDEN'],
      }),
    )
    .input(createPoolRequest)
    .output(poolResponse)
    .mutation(({ ctx, input }) => createPool(ctx.caller, input)),

  get: procedure
    .meta(rest('GET', `${POOLS}/{pool_id}`, { ...ofPools, summary: 'Read a pool', errors: ['POOL_NOT_FOUND', 'FORBIDDEN'] }))
    .input(poolId)
    .output(poolResponse)
    .query(({ ctx, input }) => getPool(ctx.caller, input.pool_id)),

  update: procedure
    .meta(
      rest('PATCH', `${POOLS}/{pool_id}`, {
        ...ofPools,
        summary: 'Change a pool; what is left out stays as it is, null is none',
        body: 'UpdatePoolRequest',
        errors: ['POOL_NOT_FOUND', 'NAME_TAKEN', 'ASSIGNMENT_INVALID', 'FORBIDDEN'],
      }),
    )
    .input(updatePoolRequest.extend(poolId.shape))
    .output(poolResponse)
    .mutation(({ ctx, input: { pool_id: id, ...changes } }) => updatePool(ctx.caller, id, changes)),

  delete: procedure
    .meta(
      rest('DELETE', `${POOLS}/{pool_id}`, {
        ...ofPools,
        status: 204,
        summary: 'Delete a pool that no open task is asked of',
        errors: ['POOL_NOT_FOUND', 'POOL_IN_USE', 'FORBIDDEN'],
      }),
    )
    .input(poolId)
    .output(z.void())
    .mutation(({ ctx, input }) => deletePool(ctx.caller, input.pool_id)),

  addMember: procedure
    .meta(
      rest('POST', `${POOLS}/{pool_id}/members`, {
        ...ofPools,
        summary: 'Put a person into a pool, last in its order',
        body: 'AddMemberRequest',
        errors: ['POOL_NOT_FOUND', 'USER_NOT_FOUND', 'FORBIDDEN'],
      }),
    )
    .input(addMemberRequest.extend(poolId.shape))
    .output(poolResponse)
    .mutation(({ ctx, input }) => addMember(ctx.caller, input)),

  removeMember: procedure
    .meta(
      rest('DELETE', `${POOLS}/{pool_id}/members/{user_id}`, {
        ...ofPools,
        summary: 'Take a person out of a pool',
        errors: ['POOL_NOT_FOUND', 'USER_NOT_FOUND', 'FORBIDDEN'],
      }),
    )
    .input(addMemberRequest.extend(poolId.shape))
    .output(poolResponse)
    .mutation(({ ctx, input }) => removeMember(ctx.caller, input)),
})

export const roles = router({
  list: procedure
    .meta(rest('GET', ROLES, { ...ofRoles, summary: 'List roles, by name', errors: ['FORBIDDEN'] }))
    .output(z.array(roleSummary))
    .query(({ ctx }) => listRoles(ctx.caller)),

  create: procedure
    .meta(
      rest('POST', ROLES, {
        ...ofRoles,
        status: 201,
        summary: 'Make a role',
        body: 'CreateRoleRequest',
        errors: ['NAME_TAKEN', 'FORBIDDEN'],
      }),
    )
    .input(createRoleRequest)
    .output(roleResponse)
    .mutation(({ ctx, input }) => createRole(ctx.caller, input)),

  get: procedure
    .meta(rest('GET', `${ROLES}/{role_id}`, { ...ofRoles, summary: 'Read a role', errors: ['ROLE_NOT_FOUND', 'FORBIDDEN'] }))
    .input(roleId)
    .output(roleResponse)
    .query(({ ctx, input }) => getRole(ctx.caller, input.role_id)),

  update: procedure
    .meta(
      rest('PATCH', `${ROLES}/{role_id}`, {
        ...ofRoles,
        summary: 'Rename a role, or say who is in it',
        body: 'UpdateRoleRequest',
        errors: ['ROLE_NOT_FOUND', 'NAME_TAKEN', 'FORBIDDEN'],
      }),
    )
    .input(updateRoleRequest.extend(roleId.shape))
    .output(roleResponse)
    .mutation(({ ctx, input: { role_id: id, ...changes } }) => updateRole(ctx.caller, id, changes)),

  delete: procedure
    .meta(
      rest('DELETE', `${ROLES}/{role_id}`, {
        ...ofRoles,
        status: 204,
        summary: 'Delete a role that no open task is asked of',
        errors: ['ROLE_NOT_FOUND', 'ROLE_IN_USE', 'FORBIDDEN'],
      }),
    )
    .input(roleId)
    .output(z.void())
    .mutation(({ ctx, input }) => deleteRole(ctx.caller, input.role_id)),
})

export const levels = router({
  list: procedure
    .meta(rest('GET', LEVELS, { ...ofLevels, summary: 'List access levels, the lowest first', errors: ['FORBIDDEN'] }))
    .output(accessLevels)
    .query(({ ctx }) => listLevels(ctx.caller)),

  create: procedure
    .meta(
      rest('POST', LEVELS, {
        ...ofLevels,
        status: 201,
        summary: 'Make an access level, above all others',
        body: 'CreateAccessLevelRequest',
        errors: ['NAME_TAKEN', 'FORBIDDEN'],
      }),
    )
    .input(createAccessLevelRequest)
    .output(accessLevelResponse)
    .mutation(({ ctx, input }) => addLevel(ctx.caller, input.name)),

  order: procedure
    .meta(
      rest('PATCH', LEVELS, {
        ...ofLevels,
        summary: 'Put the access levels in order',
        body: 'OrderAccessLevelsRequest',
        errors: ['FORBIDDEN'],
      }),
    )
    .input(orderAccessLevelsRequest)
    .output(accessLevels)
    .mutation(({ ctx, input }) => orderLevels(ctx.caller, input.names)),

  rename: procedure
    .meta(
      rest('PATCH', `${LEVELS}/{name}`, {
        ...ofLevels,
        summary: 'Rename an access level, and that of whoever has it',
        body: 'RenameAccessLevelRequest',
        errors: ['ACCESS_LEVEL_NOT_FOUND', 'NAME_TAKEN', 'FORBIDDEN'],
      }),
    )
    .input(renameAccessLevelRequest.extend(levelName.shape))
    .output(accessLevelResponse)
    .mutation(({ ctx, input }) => renameLevel(ctx.caller, input.name, input.new_name)),

  delete: procedure
    .meta(
      rest('DELETE', `${LEVELS}/{name}`, {
        ...ofLevels,
        status: 204,
        summary: 'Delete an access level that nobody has',
        errors: ['ACCESS_LEVEL_NOT_FOUND', 'ACCESS_LEVEL_IN_USE', 'FORBIDDEN'],
      }),
    )
    .input(levelName)
    .output(z.void())
    .mutation(({ ctx, input }) => deleteLevel(ctx.caller, input.name)),
})
