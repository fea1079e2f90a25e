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

/** What a verifier is given. */
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

/** What a router decides on. */
export type RouteContext = { task: TaskRecord; assignTo: AssignTo | null; candidates: readonly HumanIdentity[] }

/** Who gets a task. `first_claim`: whoever takes it first. `all`: everybody must answer. */
export type Assignment = { humans: readonly HumanIdentity[]; mode: 'first_claim' | 'all' }

/** Chooses the people for a task. */
export type Router = { name: string; route(context: RouteContext): Promise<Assignment> }

/** How a form is drawn for a channel. */
export type RenderFormat = 'dashboard' | 'slack-block-kit' | 'email-html'

export type ChannelContext = { task: TaskRecord; human: HumanIdentity; url: string }

/** What became of a notification; `messageId` is the channel's own name for it. */
export type ChannelNotifyResult = { delivered: boolean; messageId?: string; error?: string }

export type ChannelResponseContext = { headers: Record<string, string>; rawBody: string }

/** What a channel read from an incoming request. */
export type ChannelHandleResult = { taskId: string; response: unknown; human: HumanIdentity | null }

/** A way to reach people. */
export type Channel = {
  name: string
  notify(context: ChannelContext): Promise<ChannelNotifyResult>
  handleResponse(context: ChannelResponseContext): Promise<ChannelHandleResult>
}

/** Draws and judges one kind of task. */
export type TaskTypeHandler = {
  name: string
  render(task: TaskRecord, format: RenderFormat): unknown
  verify?(context: VerificationContext): Promise<VerifierResult>
}
