import type { AssignTo } from './assign-to.ts'
import type { TaskRecord, VerifierResult } from './task-record.ts'

/** A person as the server's directory knows them. */
export type HumanIdentity = {
  id: string
  email: string
  displayName?: string
  roles?: string[]
  accessLevel?: string
}

/** What a verifier is given. Published for extensions of a server; nothing of this package takes one yet. */
export type VerificationContext = {
  task: string
  payload: unknown
  payloadSchema: Record<string, unknown>
  response: unknown
  responseSchema: Record<string, unknown>
  /** The person's own words, when the answer came as text. */
  rawInput?: string
  /** 1 for the first answer. */
  attempt: number
  /** The reasons given for refusing earlier answers, oldest first. */
  previousRejections: string[]
}

/** What a {@link Router} decides on. */
export type RouteContext = { task: TaskRecord; assignTo: AssignTo | null; candidates: readonly HumanIdentity[] }

/** Who gets a task. `first_claim`: whoever takes it first. `all`: everybody must answer. */
export type Assignment = { humans: readonly HumanIdentity[]; mode: 'first_claim' | 'all' }

/** Chooses the people for a task. Published for extensions of a server; nothing of this package takes one yet. */
export type Router = { name: string; route(context: RouteContext): Promise<Assignment> }

/** How a {@link TaskTypeHandler} draws a form. */
export type RenderFormat = 'dashboard' | 'slack-block-kit' | 'email-html'

/** Whom a channel tells of what; `url` is where it is answered. */
export type ChannelContext = { task: TaskRecord; human: HumanIdentity; url: string }

/** What became of a notification; `messageId` is the channel's own name for it. */
export type ChannelNotifyResult = { delivered: boolean; messageId?: string; error?: string }

/** A request that came in at a channel; the body byte for byte. */
export type ChannelResponseContext = { headers: Record<string, string>; rawBody: string }

/** What a {@link Channel} read from an incoming request. */
export type ChannelHandleResult = { taskId: string; response: unknown; human: HumanIdentity | null }

/** A way to reach people. Published for extensions of a server; nothing of this package takes one yet. */
export type Channel = {
  name: string
  notify(context: ChannelContext): Promise<ChannelNotifyResult>
  handleResponse(context: ChannelResponseContext): Promise<ChannelHandleResult>
}

/** Draws and judges one kind of task. Published for extensions of a server; nothing of this package takes one yet. */
export type TaskTypeHandler = {
  name: string
  render(task: TaskRecord, format: RenderFormat): unknown
  verify?(context: VerificationContext): Promise<VerifierResult>
}
