import { expectOk, POLICY } from '../expect-ok.ts'
import {
  deliveriesGet,
  deliveriesList,
  deliveriesRedeliver,
  deliveriesRedeliverFailed,
  deliveriesSecrets,
  type WebhookDeliveryDetailResponse,
  type WebhookDeliveryResponse,
} from '../generated/api.ts'
import { send } from '../http/send.ts'
import type { Session } from '../http/session.ts'
import { toCamel, type Camelised } from './camel.ts'

/** A webhook on its way, or delivered, or given up. */
export type DeliveryRecord = Camelised<WebhookDeliveryResponse>

/** A webhook with the attempts to deliver it. */
export type DeliveryDetails = Camelised<WebhookDeliveryDetailResponse>

/** Which webhooks, and how many. */
export type ListDeliveriesOptions = {
  /** `pending`: will be tried again. `abandoned`: given up after 72 hours, or answered with 410. Default: all of them. */
  status?: 'pending' | 'succeeded' | 'abandoned'
  /** 1 to 500. Default 50. */
  limit?: number
}

/**
 * The [webhooks](https://docs.awaithumans.dev/webhooks) that a server sends, for operators: the key needs `deliveries:read`, and
 * `deliveries:write` to send again; only the admin token reads the secrets. What the server refuses is a {@link RequestError}, with the
 * HTTP `status`.
 */
export class Deliveries {
  readonly #open: () => Session

  /** @internal */
  constructor(open: () => Session) {
    this.#open = open
  }

  /** Those that fit, the last to change first. */
  async list(query: ListDeliveriesOptions = {}): Promise<DeliveryRecord[]> {
    const session = this.#open()
    return toCamel(expectOk(session, await send(session, deliveriesList, { query, policy: POLICY }), { action: 'Listing deliveries' }))
  }

  /**
   * One of them, with its attempts.
   *
   * @throws {RequestError} 404: there is none with this id.
   */
  async get(id: string): Promise<DeliveryDetails> {
    const session = this.#open()
    const answer = await send(session, deliveriesGet, { path: { delivery_id: id }, policy: POLICY })
    return toCamel(expectOk(session, answer, { action: `Reading delivery ${id}` }))
  }

  /**
   * Sends it again, soon, also if it was delivered: receivers know it by its id.
   *
   * @throws {RequestError} 404: there is none with this id. 409: the answer in it is erased.
   */
  async redeliver(id: string): Promise<DeliveryRecord> {
    const session = this.#open()
    const answer = await send(session, deliveriesRedeliver, { path: { delivery_id: id }, policy: POLICY })
    return toCamel(expectOk(session, answer, { action: `Sending delivery ${id} again` }))
  }

  /** Sends again everything whose last try failed at `since` or later, and says how many that were. */
  async redeliverFailed(since: Date): Promise<number> {
    const session = this.#open()
    const answer = await send(session, deliveriesRedeliverFailed, { body: { failed_since: since.toISOString() }, policy: POLICY })
    return expectOk(session, answer, { action: 'Sending failed deliveries again' }).redelivered
  }

  /** The secrets that sign webhooks, newest first; a receiver needs one of them. */
  async secrets(): Promise<string[]> {
    const session = this.#open()
    return expectOk(session, await send(session, deliveriesSecrets, { policy: POLICY }), { action: 'Reading the webhook secrets' }).secrets
  }
}
