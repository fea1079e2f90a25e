import { expectOk, POLICY } from '../expect-ok.ts'
import {
  peopleClearPassword,
  peopleCreate,
  peopleDelete,
  peopleGet,
  peopleList,
  peopleSetPassword,
  peopleUpdate,
  type CreateUserRequest,
  type UpdateUserRequest,
  type UserResponse,
} from '../generated/api.ts'
import { send } from '../http/send.ts'
import type { Session } from '../http/session.ts'
import { toCamel, toSnake, type Camelised, type CamelisedInput } from './camel.ts'

/** Somebody who can be asked. */
export type HumanRecord = Camelised<UserResponse>

/** Who to add. An email, or both `slackTeamId` and `slackUserId`, is needed to reach them. */
export type NewHuman = Partial<CamelisedInput<CreateUserRequest>>

/** What to change; members that are left out stay. */
export type HumanChanges = Partial<CamelisedInput<UpdateUserRequest>>

/** Which people: those who fit all of it. Default: everybody. */
export type ListPeopleOptions = {
  /** Who have this role. */
  role?: string
  /** Who have exactly this access level. */
  accessLevel?: string
  /** Who are in this pool. */
  pool?: string
  /** Only those who can sign in and be asked, or only those who cannot any more. */
  active?: boolean
}

/**
 * The [people](https://docs.awaithumans.dev/people) of a server, for operators: the key needs `people:read`, and `people:write` to
 * change them; only the admin token makes and changes operators. What the server refuses is a {@link RequestError}, with the HTTP
 * `status`.
 */
export class People {
  readonly #open: () => Session

  /** @internal */
  constructor(open: () => Session) {
    this.#open = open
  }

  /** Those who fit, the first to come first. */
  async list({ accessLevel, ...query }: ListPeopleOptions = {}): Promise<HumanRecord[]> {
    const session = this.#open()
    const given = { ...query, ...(accessLevel !== undefined && { access_level: accessLevel }) }
    return toCamel(expectOk(session, await send(session, peopleList, { query: given, policy: POLICY }), { action: 'Listing people' }))
  }

  /**
   * One of them.
   *
   * @throws {RequestError} 404: there is nobody with this id.
   */
  async get(id: string): Promise<HumanRecord> {
    const session = this.#open()
    const answer = await send(session, peopleGet, { path: { user_id: id }, policy: POLICY })
    return toCamel(expectOk(session, answer, { action: `Reading person ${id}` }))
  }

  /**
   * Adds somebody.
   *
   * @throws {RequestError} 409: somebody has this address already. 422: no address, or a password that is too short.
   */
  async create(human: NewHuman): Promise<HumanRecord> {
    const session = this.#open()
    const answer = await send(session, peopleCreate, {
      body: toSnake<CreateUserRequest>(human as CamelisedInput<CreateUserRequest>),
      policy: POLICY,
    })
    return toCamel(expectOk(session, answer, { action: 'Adding a person' }))
  }

  /**
   * Changes what is given.
   *
   * @throws {RequestError} 404: there is nobody with this id. 409: it would leave no operator, or somebody else has this address.
   */
  async update(id: string, changes: HumanChanges): Promise<HumanRecord> {
    const session = this.#open()
    const body = toSnake<UpdateUserRequest>(changes as CamelisedInput<UpdateUserRequest>)
    const answer = await send(session, peopleUpdate, { path: { user_id: id }, body, policy: POLICY })
    return toCamel(expectOk(session, answer, { action: `Changing person ${id}` }))
  }

  /** Deletes somebody for good; what they held goes back. To keep their name on what they did, `update(id, { active: false })`. */
  async delete(id: string): Promise<void> {
    const session = this.#open()
    expectOk(session, await send(session, peopleDelete, { path: { user_id: id }, policy: POLICY }), { action: `Deleting person ${id}` })
  }

  /** Lets them sign in with this password: 8 to 200 characters. */
  async setPassword(id: string, password: string): Promise<HumanRecord> {
    const session = this.#open()
    const answer = await send(session, peopleSetPassword, { path: { user_id: id }, body: { password }, policy: POLICY })
    return toCamel(expectOk(session, answer, { action: `Setting the password of person ${id}` }))
  }

  /** They can no longer sign in with a password. */
  async clearPassword(id: string): Promise<HumanRecord> {
    const session = this.#open()
    const answer = await send(session, peopleClearPassword, { path: { user_id: id }, policy: POLICY })
    return toCamel(expectOk(session, answer, { action: `Taking away the password of person ${id}` }))
  }
}
