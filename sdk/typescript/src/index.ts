/**
 * Ask a person from your agent and get a typed answer back: the [guide](https://docs.awaithumans.dev/sdk-typescript) says how.
 *
 * @packageDocumentation
 */
export { awaitHuman } from './await-human.ts'
export type { AwaitHumanOptions, CreatedTask, CreateTaskOptions, VerifierConfig, WaitOptions } from './options.ts'
export { AwaitHumans, type AwaitHumansOptions, type ListTasksOptions, type TaskPage, type Tasks } from './client.ts'
export type { Fetch } from './http/exchange.ts'
export type { Comment, CommentAuthor, CommentKind, ListCommentsOptions, OnQuestion } from './comments.ts'
export type { Deliveries, DeliveryDetails, DeliveryRecord, ListDeliveriesOptions } from './operators/deliveries.ts'
export type { ApiKeyRecord, CreatedApiKey, Keys, NewApiKey } from './operators/keys.ts'
export type { HumanChanges, HumanRecord, ListPeopleOptions, NewHuman, People } from './operators/people.ts'
export { getDefaultClient, setDefaultClient, type Asks } from './default-client.ts'
export type { WaitForTaskOptions } from './wait-many.ts'
export type { AssignTo } from './assign-to.ts'
export type { Strategy } from './contract/strategies.ts'
export type { Person, TaskOutcome, TaskRecord, VerifierResult } from './task-record.ts'
export { TERMINAL_STATUSES, type TaskStatus, type TerminalStatus } from './contract/statuses.ts'
export type { JsonSchema, Schema, SchemaIssue, StandardSchema } from './schema/schema.ts'

export { AwaitHumansError } from './errors/awaithumans-error.ts'
export {
  FeatureNotAvailableError,
  MarketplaceNotAvailableError,
  SchemaValidationError,
  TimeoutRangeError,
  UnsupportedSchemaError,
  type InputField,
} from './errors/input-errors.ts'
export {
  EmbedTokenError,
  IdempotencyMismatchError,
  PollError,
  RequestError,
  ServerUnreachableError,
  TaskCreateError,
  WaitAbortedError,
} from './errors/http-errors.ts'
export {
  ResponseRedactedError,
  TaskAlreadyTerminalError,
  TaskCancelledError,
  TaskNotFoundError,
  TaskTimeoutError,
  VerificationExhaustedError,
} from './errors/task-errors.ts'

export { embedToken, type EmbedTokenOptions, type EmbedTokenResult } from './embed-token.ts'
export { awaitHumanInputSchema, type AwaitHumanInput } from './input-schema.ts'
export { resolveAdminToken, resolveServerUrl } from './config.ts'
export { resolveDiscoveryConfig, type DiscoveryConfig } from './discovery.ts'
export { awaitAgent, awaitAny } from './reserved.ts'

export type {
  Assignment,
  Channel,
  ChannelContext,
  ChannelHandleResult,
  ChannelNotifyResult,
  ChannelResponseContext,
  HumanIdentity,
  RenderFormat,
  RouteContext,
  Router,
  TaskTypeHandler,
  VerificationContext,
} from './extension-types.ts'
