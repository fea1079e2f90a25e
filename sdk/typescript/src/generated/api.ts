// Written by `npm run sdk:generate` from the API's own definition. Change that, not this.
import type { Operation } from '../http/operation.ts'

export type AcceptInviteRequest = {
  /** From the link. */
  token: string
  /** Left out or empty: as the operator wrote it. */
  display_name?: string | null
  password: string
}

export type AcceptInviteResponse = {
  user_id: string
  email: string
}

export type AccessLevelResponse = {
  name: string
  /** What asks for at least a level is met by a higher rank too. */
  rank: number
  /** How many have it. */
  people: number
}

export type AddMemberRequest = {
  /** The person’s id. */
  user_id: string
}

export type AnalyticsDay = {
  tasks: number
  /** Answered by a person. */
  completed: number
  /** The deadline passed, and the answer that the agent had given for that case stands. */
  defaulted: number
  timed_out: number
  cancelled: number
  /** The verifier refused the last answer. */
  rejected: number
  open: number
  /** Of those that ended otherwise than cancelled, the share whose deadline passed. */
  timeout_rate: number | null
  /** From asked to first claimed; of those that were ever claimed. */
  claim_seconds: AnalyticsQuantiles | null
  /** From asked to answered; of those that a person answered. */
  decide_seconds: AnalyticsQuantiles | null
  date: string
}

export type AnalyticsGroup = {
  tasks: number
  /** Answered by a person. */
  completed: number
  /** The deadline passed, and the answer that the agent had given for that case stands. */
  defaulted: number
  timed_out: number
  cancelled: number
  /** The verifier refused the last answer. */
  rejected: number
  open: number
  /** Of those that ended otherwise than cancelled, the share whose deadline passed. */
  timeout_rate: number | null
  /** From asked to first claimed; of those that were ever claimed. */
  claim_seconds: AnalyticsQuantiles | null
  /** From asked to answered; of those that a person answered. */
  decide_seconds: AnalyticsQuantiles | null
  /** What to filter by; null for those without. */
  id: string | null
  /** What to show; null when there is nothing, or it is gone. */
  name: string | null
}

export type AnalyticsMeasures = {
  tasks: number
  /** Answered by a person. */
  completed: number
  /** The deadline passed, and the answer that the agent had given for that case stands. */
  defaulted: number
  timed_out: number
  cancelled: number
  /** The verifier refused the last answer. */
  rejected: number
  open: number
  /** Of those that ended otherwise than cancelled, the share whose deadline passed. */
  timeout_rate: number | null
  /** From asked to first claimed; of those that were ever claimed. */
  claim_seconds: AnalyticsQuantiles | null
  /** From asked to answered; of those that a person answered. */
  decide_seconds: AnalyticsQuantiles | null
}

/** Seconds that half of them took at most, and nine in ten. Three digits, rounded down. */
export type AnalyticsQuantiles = {
  median: number
  p90: number
}

export type AnalyticsResponse = {
  from: string
  to: string
  time_zone: string
  total: AnalyticsMeasures
  /** One a day, the oldest first. */
  by_day: AnalyticsDay[]
  by_pool: {
    /** Those with most tasks first, 50 at most. */
    rows: AnalyticsGroup[]
    /** How many there are beyond. */
    more: number
  }
  /** By who answered; tasks that nobody has answered are those without. */
  by_person: {
    /** Those with most tasks first, 50 at most. */
    rows: AnalyticsGroup[]
    /** How many there are beyond. */
    more: number
  }
  /** By how they were answered; a default that stands came through `on_timeout`. */
  by_channel: {
    /** Those with most tasks first, 50 at most. */
    rows: AnalyticsGroup[]
    /** How many there are beyond. */
    more: number
  }
  /** By the API key that asked; the admin token and people are those without. */
  by_agent: {
    /** Those with most tasks first, 50 at most. */
    rows: AnalyticsGroup[]
    /** How many there are beyond. */
    more: number
  }
  /** By `task_metadata.kind`, else by the question with its numbers as #. */
  by_kind: {
    /** Those with most tasks first, 50 at most. */
    rows: AnalyticsGroup[]
    /** How many there are beyond. */
    more: number
  }
}

export type ApiKeyResponse = {
  id: string
  /** What it is for. */
  name: string
  /** How the key begins, to tell it by. */
  prefix: string
  /** What it may do, like `tasks:write`. Of a service key: none. */
  scopes: string[]
  created_at: string
  /** To about a minute. */
  last_used_at: string | null
  /** When it ends by itself; null: never. */
  expires_at: string | null
  /** When an operator ended it. */
  revoked_at: string | null
  /** `agent` for an agent, with scopes; `service` for signing embed tokens, without. */
  kind: 'agent' | 'service'
}

export type AuditEntryResponse = {
  id: string
  task_id: string
  from_status: TaskStatus | null
  to_status: TaskStatus
  action: string
  actor_type: 'agent' | 'human' | 'system'
  actor_email: string | null
  channel: string | null
  extra_data: Record<string, unknown> | null
  created_at: string
}

export type AuditPage = {
  entries: AuditRecord[]
  next_cursor: string | null
}

export type AuditRecord = {
  id: string
  /** What it happened to. */
  subject: 'task' | 'person' | 'pool' | 'role' | 'access_level' | 'api_key' | 'delivery' | 'job'
  subject_id: string
  /** Its name then, or the task’s title now. Null for a task that has been deleted. */
  subject_name: string | null
  /** A past participle, like `completed` or `revoked`. */
  action: string
  actor_type: 'agent' | 'human' | 'system'
  actor_user_id: string | null
  actor_email: string | null
  /** As they are called now; null for agents, the server, and who is gone. */
  actor_name: string | null
  channel: string | null
  /** What differs, as it was; a task’s status among it. */
  before: Record<string, unknown> | null
  /** The same, as it then was. */
  after: Record<string, unknown> | null
  /** What was said with it, and the API key it was done with. */
  extra_data: Record<string, unknown> | null
  created_at: string
}

export type Comment = {
  id: string
  task_id: string
  /** `comment`: between people. `question_to_agent`: people ask the agent back. `agent_reply`: what the agent says. */
  kind: 'comment' | 'question_to_agent' | 'agent_reply'
  /** Plain text. */
  body: string
  author_type: 'human' | 'agent'
  /** Null for an agent, and for somebody who was deleted since. */
  author_user_id: string | null
  /** What they were called then; null for the admin token. */
  author_name: string | null
  created_at: string
}

export type CompleteTaskRequest = {
  response: Record<string, unknown>
  /** Read only with the admin token; for people the server stamps who they are. */
  completed_by_email?: string | null
  /** Read only with the admin token. */
  completed_via_channel?: string | null
}

export type CreateAccessLevelRequest = {
  name: string
}

export type CreateApiKeyRequest = {
  /** What it is for. */
  name: string
  /** `agent` for an agent, with scopes; `service` for signing embed tokens, without. */
  kind?: 'agent' | 'service'
  /** What an agent’s key may do, like `tasks:write`: one at least. */
  scopes?: string[]
  /** When it ends by itself; never, if left out. */
  expires_at?: string | null
}

export type CreateCommentRequest = {
  /** Plain text, at most 10,000 characters. */
  body: string
  /** People: `comment` (the default) or `question_to_agent`. Agents: always `agent_reply`, which may be left out. */
  kind?: 'comment' | 'question_to_agent' | 'agent_reply'
}

export type CreateOperatorRequest = {
  /** From the set-up link that the server prints. */
  token: string
  email: string
  password: string
  display_name?: string | null
}

export type CreateOperatorResponse = {
  user_id: string
  email: string
}

export type CreatePoolRequest = {
  name: string
  /** Who of its members is asked. */
  strategy?: 'everyone' | 'round_robin' | 'least_loaded' | 'least_recently_assigned' | 'named_order'
  /** IANA name, like Europe/Vienna. */
  time_zone?: string
  hours?:
    | {
        /** ISO weekdays: 1 is Monday, 7 is Sunday. */
        days: number[]
        from: string
        to: string
      }[]
    | null
  holidays?: string[] | null
  /** Seconds after which a claim goes back to the pool. Null: never. */
  claim_expires_after?: number | null
  /** Seconds of its hours from the asking to the first reminder. Null: none. */
  remind_after?: number | null
  /** Seconds of its hours between reminders. Null: one is enough. */
  remind_every?: number | null
  /** Seconds of its hours until it is put to `escalate_to` as well. Null: never. */
  escalate_after?: number | null
  /** Who is asked then, in the shape of `assign_to`. */
  escalate_to?: Record<string, unknown> | null
  /** Exactly these people, by id, in this order. */
  members?: string[]
}

export type CreateRoleRequest = {
  name: string
  /** Exactly these people, by id. */
  members?: string[]
}

export type CreateTaskRequest = {
  /** What is asked of the person, as a headline. */
  task: string
  /** The evidence: what the person needs to decide. */
  payload: Record<string, unknown>
  /** JSON Schema of the payload. */
  payload_schema: Record<string, unknown>
  /** JSON Schema of the answer; the form is drawn from it and the answer is checked against it. */
  response_schema: Record<string, unknown>
  /** The form. Drawn from `response_schema` if it is missing. */
  form_definition?: Record<string, unknown> | null
  /** Context shown to the person as it is. */
  task_metadata?: Record<string, string> | null
  /** The form opens filled with it. */
  initial_response?: Record<string, unknown> | null
  /** Erase the answer once `callback_url` has received it. */
  redact_response_after_submit?: boolean
  /** Seconds until the task times out. */
  timeout_seconds: number
  /** The same key means the same task, for ever. */
  idempotency_key: string
  /** Who is asked: a person, several, a role, a pool or an access level. */
  assign_to?: Record<string, unknown> | null
  /** Channels to tell, as `channel[+identity]:target`. */
  notify?: string[] | null
  /** A check of the answer by a model. Refused yet. */
  verifier_config?:
    | ({
        provider: string
        model?: string | null
        instructions: string
        max_attempts?: number
        api_key_env?: string | null
        metadata?: Record<string, unknown> | null
      } & Record<string, unknown>)
    | null
  /** Hide the payload in lists. */
  redact_payload?: boolean
  /** Receives a signed POST when the task ends. */
  callback_url?: string | null
  /** What the deadline does: `time_out`, or `{"response": …}`, an answer that then stands without anybody having given it. */
  on_timeout?:
    | (
        | 'time_out'
        | {
            response: Record<string, unknown>
          }
      )
    | null
  /** Seconds, of the pool’s hours if there is a pool, until whoever is asked is reminded. Default: the pool’s. */
  remind_after?: number | null
  /** Seconds, counted likewise, from one reminder to the next, for as long as it is open. Default: the pool’s, else one reminder. */
  remind_every?: number | null
  /** Seconds, counted likewise, until it is put to `escalate_to` as well. */
  escalate_after?: number | null
  /** Who is asked then, in the shape of `assign_to`. Default: the pool’s. */
  escalate_to?: Record<string, unknown> | null
}

export type CreateUserRequest = {
  /** How they are named to others. */
  display_name?: string | null
  /** Kept in lower case; one email is one person. */
  email?: string | null
  /** Their workspace in Slack. */
  slack_team_id?: string | null
  /** Who they are in that workspace. */
  slack_user_id?: string | null
  /** Exactly this role. `roles` goes first when both are sent. */
  role?: string | null
  /** The name of their access level; one that does not exist yet is made, above all others. */
  access_level?: string | null
  /** Exactly this pool. `pools` goes first when both are sent. */
  pool?: string | null
  /** Whether they see every task and manage the server. Default: false. */
  is_operator?: boolean
  /** 8 to 200 characters. Left out: they sign in by a link or a provider. */
  password?: string | null
  /** Whether they can sign in and be asked. Default: true. */
  active?: boolean
  /** Exactly these; one that does not exist yet is made. */
  roles?: string[] | null
  /** Exactly these; one that does not exist yet is made. */
  pools?: string[] | null
}

export type CreatedApiKeyResponse = {
  id: string
  /** What it is for. */
  name: string
  /** How the key begins, to tell it by. */
  prefix: string
  /** What it may do, like `tasks:write`. Of a service key: none. */
  scopes: string[]
  created_at: string
  /** To about a minute. */
  last_used_at: string | null
  /** When it ends by itself; null: never. */
  expires_at: string | null
  /** When an operator ended it. */
  revoked_at: string | null
  /** `agent` for an agent, with scopes; `service` for signing embed tokens, without. */
  kind: 'agent' | 'service'
  /** The key, this once: only its hash is kept. */
  key: string
}

export type DeclineTaskRequest = {
  /** Why not: whoever looks after the task reads it. */
  reason: string
}

export type EmbedTokenRequest = {
  /** The task that the token opens, and no other. */
  task_id: string
  /** Who your page says the person is; the task’s timeline keeps it. */
  sub?: string | null
  /** Origin of the page that shows the frame, like `https://app.example.com`. */
  parent_origin: string
  /** How long it lasts: 300 s unless given, clamped to 60 to 3,600. */
  ttl_seconds?: number | null
}

export type EmbedTokenResponse = {
  embed_token: string
  /** The address of the frame. The token is in its fragment, which no server is sent. */
  embed_url: string
  expires_at: string
}

export type Error = {
  /** A stable code. */
  error: string
  /** What is wrong, why, and how to fix it. */
  message: string
  docs: string
  /** A sentence, or for 422 a list of {type, loc, msg}. */
  detail?: unknown
  errors?: {
    path: string
    message: string
  }[]
}

export type ExplainRoutingRequest = {
  /** Who would be asked: as for a new task. */
  assign_to?: Record<string, unknown> | null
}

export type ExtendTaskRequest = {
  /** Seconds from now until the new deadline; it may only get later. */
  timeout_seconds: number
}

export type FailedNotice = {
  task_id: string
  task: string
  /** Whom it should have reached, and why it did not. */
  failures: {
    channel: string | null
    recipient: string | null
    message: string | null
  }[]
  failed_at: string
}

export type HandOverRequest = {
  /** Who gets them, in the shape of a task’s `assign_to`. Default: their substitute. */
  assign_to?: Record<string, unknown> | null
  /** Why: the people who are asked now read it. */
  reason?: string | null
}

export type HandedOver = {
  handed_over: number
  /** What stays with them, and why. */
  failed: {
    id: string
    task: string
    message: string
  }[]
}

export type HealthResponse = {
  status: 'ok'
  version: string
}

export type InviteResponse = {
  url: string
  expires_at: string
}

export type Job = {
  id: string
  /** What it does, like `notify`. */
  name: string
  /** `failed` has used up its tries and waits for somebody to retry it. */
  state: 'waiting' | 'running' | 'failed'
  /** The task it is about. */
  task_id: string | null
  attempts: number
  max_attempts: number
  last_error: string | null
  /** When it is, or was, due. */
  run_at: string
  created_at: string
  updated_at: string
}

export type OrderAccessLevelsRequest = {
  /** All of them, the lowest first. */
  names: string[]
}

export type PollResponse = {
  status: TaskStatus
  response: Record<string, unknown> | null
  completed_at: string | null
  timed_out_at: string | null
  verification_attempt: number
  /** When the deadline passes; it may have been extended since you asked. */
  timeout_at: string
  /** How many questions people have put to the agent so far; read them as comments. */
  questions: number
}

export type PoolResponse = {
  id: string
  name: string
  /** Who of its members is asked. */
  strategy: 'everyone' | 'round_robin' | 'least_loaded' | 'least_recently_assigned' | 'named_order'
  /** IANA name, like Europe/Vienna. */
  time_zone: string
  hours:
    | {
        /** ISO weekdays: 1 is Monday, 7 is Sunday. */
        days: number[]
        from: string
        to: string
      }[]
    | null
  holidays: string[] | null
  /** Seconds after which a claim goes back to the pool. Null: never. */
  claim_expires_after: number | null
  /** Seconds of its hours from the asking to the first reminder. Null: none. */
  remind_after: number | null
  /** Seconds of its hours between reminders. Null: one is enough. */
  remind_every: number | null
  /** Seconds of its hours until it is put to `escalate_to` as well. Null: never. */
  escalate_after: number | null
  /** Who is asked then, in the shape of `assign_to`. */
  escalate_to: Record<string, unknown> | null
  member_count: number
  /** Open tasks that are asked of it. */
  open_tasks: number
  created_at: string
  updated_at: string
  /** In the order that `named_order` asks them in. */
  members: {
    user_id: string
    display_name: string | null
    email: string | null
    active: boolean
  }[]
}

export type PoolSummary = {
  id: string
  name: string
  /** Who of its members is asked. */
  strategy: 'everyone' | 'round_robin' | 'least_loaded' | 'least_recently_assigned' | 'named_order'
  /** IANA name, like Europe/Vienna. */
  time_zone: string
  hours:
    | {
        /** ISO weekdays: 1 is Monday, 7 is Sunday. */
        days: number[]
        from: string
        to: string
      }[]
    | null
  holidays: string[] | null
  /** Seconds after which a claim goes back to the pool. Null: never. */
  claim_expires_after: number | null
  /** Seconds of its hours from the asking to the first reminder. Null: none. */
  remind_after: number | null
  /** Seconds of its hours between reminders. Null: one is enough. */
  remind_every: number | null
  /** Seconds of its hours until it is put to `escalate_to` as well. Null: never. */
  escalate_after: number | null
  /** Who is asked then, in the shape of `assign_to`. */
  escalate_to: Record<string, unknown> | null
  member_count: number
  /** Open tasks that are asked of it. */
  open_tasks: number
  created_at: string
  updated_at: string
}

export type ReadyResponse = {
  status: 'ready'
  checks: {
    /** `ok`, or what is wrong. */
    database: string
    /** `ok`, or what is wrong. */
    migrations: string
    /** `ok`, or what is wrong. */
    sweep: string
    /** `ok`, or what is wrong. */
    jobs: string
  }
}

export type ReassignTaskRequest = {
  /** Who is asked instead, in any shape that creating a task takes. */
  assign_to: Record<string, unknown>
  /** Why: the people who are asked now read it. */
  reason?: string | null
}

export type RedeliverFailedRequest = {
  /** Everything whose last try failed at this time or later, given up or still waiting. */
  failed_since: string
}

export type RedeliverFailedResponse = {
  redelivered: number
}

export type ReleaseTaskRequest = {
  /** Why, if it helps whoever takes it next. */
  reason?: string | null
}

export type RenameAccessLevelRequest = {
  new_name: string
}

export type RetriedJobs = {
  retried: number
}

export type RetriedNotices = {
  retried: number
}

export type RoleResponse = {
  id: string
  name: string
  member_count: number
  /** Open tasks that are asked of it. */
  open_tasks: number
  members: {
    user_id: string
    display_name: string | null
    email: string | null
    active: boolean
  }[]
}

export type RoleSummary = {
  id: string
  name: string
  member_count: number
  /** Open tasks that are asked of it. */
  open_tasks: number
}

export type SetAvailabilityRequest = {
  /** Left out: from now. */
  away_from?: string | null
  /** Left out: they are here. */
  away_until?: string | null
  /** Left out: nobody; their tasks go to others who may be asked. */
  substitute_id?: string | null
}

export type SetPasswordRequest = {
  password: string
}

export type SetupStatusResponse = {
  needs_setup: boolean
  token_active: boolean
}

export type StreamRequest = {
  /** The tasks to wait for. */
  task_ids: string[]
}

export type StreamedTask = {
  id: string
  status: TaskStatus
  response: Record<string, unknown> | null
  completed_at: string | null
  timed_out_at: string | null
  verification_attempt: number
  /** When the deadline passes; it may have been extended since you asked. */
  timeout_at: string
  /** How many questions people have put to the agent so far; read them as comments. */
  questions: number
}

export type SystemStatus = {
  version: string
  environment: string
  public_url: string
  auth_enabled: true
  payload_encryption_enabled: boolean
  admin_token_enabled: boolean
  slack_mode: 'off' | 'single-workspace' | 'multi-workspace'
  email_transport: string | null
  email_from: string | null
}

export type TaskResponse = {
  id: string
  /** As given, or made from the question. */
  idempotency_key: string
  /** The question, as a headline. */
  task: string
  /** The evidence. In lists of tasks with `redact_payload`: `{"_redacted": true}`. */
  payload: Record<string, unknown> | null
  /** JSON Schema of the payload. */
  payload_schema: Record<string, unknown>
  /** JSON Schema of the answer. */
  response_schema: Record<string, unknown>
  /** The form; null when it is drawn from `response_schema`. */
  form_definition: Record<string, unknown> | null
  /** Context shown to the person as it is. */
  task_metadata: Record<string, string> | null
  status: TaskStatus
  /** As sent when the task was created. */
  assign_to: Record<string, unknown> | null
  /** Who holds the task: their email. */
  assigned_to_email: string | null
  /** Who holds the task: their id on the server. */
  assigned_to_user_id: string | null
  /** Who holds the task: how they are named to others. */
  assigned_to_display_name: string | null
  /** Who holds the task: who they are in Slack. */
  assigned_to_slack_user_id: string | null
  /** What the form opens filled with. */
  initial_response: Record<string, unknown> | null
  /** The answer. It stands once `status` is `completed`. */
  response: Record<string, unknown> | null
  /** When the answer was erased, as `redact_response_after_submit` wants it. */
  response_redacted_at: string | null
  /** Whether the answer is erased once the callback has it. */
  redact_response_after_submit: boolean
  /** What the verifier thought of the last answer. */
  verifier_result: {
    passed: boolean
    reason: string
    parsed_response: unknown
  } | null
  /** Answers that the verifier has looked at. */
  verification_attempt: number
  /** Seconds from the creation to the deadline, as asked. */
  timeout_seconds: number
  /** Whether lists hide the payload. */
  redact_payload: boolean
  created_at: string
  /** When it last changed. */
  updated_at: string
  completed_at: string | null
  /** When the deadline passed. With `completed`: nobody answered, and `response` is the one of `on_timeout`. */
  timed_out_at: string | null
  /** Who answered: their email. */
  completed_by_email: string | null
  /** Who answered: their id on the server. */
  completed_by_user_id: string | null
  /** Who answered: how they are named to others. */
  completed_by_display_name: string | null
  /** Who answered: who they are in Slack. */
  completed_by_slack_user_id: string | null
  /** `dashboard`, `embed`, `on_timeout` when nobody answered and that answer stands, or another word the client gave. */
  completed_via_channel: string | null
  /** When the deadline passes; later than asked for if it was extended. */
  timeout_at: string
  /** What the deadline does: `time_out`, or the answer that then stands. */
  on_timeout:
    | 'time_out'
    | {
        response: Record<string, unknown>
      }
}

export type TaskRouting = {
  /** How one of several was chosen; null when nobody had to be chosen. */
  strategy: ('everyone' | 'round_robin' | 'least_loaded' | 'least_recently_assigned' | 'named_order') | null
  /** How many people fit `assign_to`. */
  considered: number
  /** In their order: those who can be asked, then those who are passed over. */
  candidates: {
    user_id: string
    name: string
    /** Why they are not asked: `away until …`, `deactivated`, `excluded`, `left out this time` (has declined, or had it). Null when they can be. */
    passed_over: string | null
    /** Who gets it in their place while they are away. */
    substitute: {
      user_id: string | null
      name: string
    } | null
    /** How many open tasks whoever would get it holds; null where the strategy does not look at it. */
    open_tasks: number | null
    /** When whoever would get it was last assigned a task. */
    last_assigned_at: string | null
  }[]
  /** Who gets it; null when it is offered to several, or nobody can be asked. */
  chosen: {
    user_id: string | null
    name: string
  } | null
  /** Whose substitute the chosen one is. */
  in_place_of: {
    user_id: string | null
    name: string
  } | null
  /** Why, in a sentence or two. */
  reason: string
  /** Nobody can be asked now; it is routed again when people change. */
  waiting: boolean
  /** Who may neither get, claim nor answer it. */
  excluded: {
    user_id: string | null
    name: string
    email: string | null
  }[]
  routed_at: string
}

export type TaskStatsResponse = {
  window_days: number
  generated_at: string
  /** Tasks by status, of all time; only statuses that some task has. */
  totals: Record<string, number>
  /** Of all tasks that have ended, the share that was completed. Null while none has ended. */
  completion_rate: number | null
  /** From asked to answered, of tasks asked within the window. */
  avg_completion_seconds: number | null
  /** One a day, the oldest first, today last. Completed on that day, of tasks asked within the window. */
  by_day: {
    date: string
    created: number
    completed: number
  }[]
  /** Completed tasks asked within the window, by the channel of the answer. */
  by_channel: Record<string, number>
}

export type TaskStatus =
  | 'created'
  | 'notified'
  | 'assigned'
  | 'in_progress'
  | 'submitted'
  | 'verified'
  | 'completed'
  | 'rejected'
  | 'timed_out'
  | 'cancelled'
  | 'verification_exhausted'

export type UpdatePoolRequest = {
  name?: string
  /** Who of its members is asked. */
  strategy?: 'everyone' | 'round_robin' | 'least_loaded' | 'least_recently_assigned' | 'named_order'
  /** IANA name, like Europe/Vienna. */
  time_zone?: string
  hours?:
    | {
        /** ISO weekdays: 1 is Monday, 7 is Sunday. */
        days: number[]
        from: string
        to: string
      }[]
    | null
  holidays?: string[] | null
  /** Seconds after which a claim goes back to the pool. Null: never. */
  claim_expires_after?: number | null
  /** Seconds of its hours from the asking to the first reminder. Null: none. */
  remind_after?: number | null
  /** Seconds of its hours between reminders. Null: one is enough. */
  remind_every?: number | null
  /** Seconds of its hours until it is put to `escalate_to` as well. Null: never. */
  escalate_after?: number | null
  /** Who is asked then, in the shape of `assign_to`. */
  escalate_to?: Record<string, unknown> | null
  /** Exactly these people, by id, in this order. */
  members?: string[]
}

export type UpdateRoleRequest = {
  name?: string
  /** Exactly these people, by id. */
  members?: string[]
}

export type UpdateUserRequest = {
  /** How they are named to others. */
  display_name?: string | null
  /** Kept in lower case; one email is one person. */
  email?: string | null
  /** Their workspace in Slack. */
  slack_team_id?: string | null
  /** Who they are in that workspace. */
  slack_user_id?: string | null
  /** Exactly this role. `roles` goes first when both are sent. */
  role?: string | null
  /** The name of their access level; one that does not exist yet is made, above all others. */
  access_level?: string | null
  /** Exactly this pool. `pools` goes first when both are sent. */
  pool?: string | null
  /** Whether they see every task and manage the server. */
  is_operator?: boolean | null
  /** 8 to 200 characters. */
  password?: string | null
  /** Whether they can sign in and be asked. */
  active?: boolean | null
  /** Exactly these; one that does not exist yet is made. */
  roles?: string[] | null
  /** Exactly these; one that does not exist yet is made. */
  pools?: string[] | null
}

export type UserResponse = {
  id: string
  /** How they are named to others. */
  display_name: string | null
  /** In lower case. */
  email: string | null
  /** Their workspace in Slack. */
  slack_team_id: string | null
  /** Who they are in that workspace. */
  slack_user_id: string | null
  /** The first of `roles`. */
  role: string | null
  /** The name of their access level. */
  access_level: string | null
  /** The first of `pools`. */
  pool: string | null
  /** Whether they see every task and manage the server. */
  is_operator: boolean
  /** Whether they can sign in with a password. */
  has_password: boolean
  /** Whether they can sign in and be asked. */
  active: boolean
  /** When a task was last given to them. */
  last_assigned_at: string | null
  created_at: string
  updated_at: string
  /** By name. */
  roles: string[]
  /** By name. */
  pools: string[]
  /** Null: at once, if `away_until` is to come. */
  away_from: string | null
  /** Null: not away. */
  away_until: string | null
  /** Who gets their tasks meanwhile. */
  substitute_id: string | null
}

export type VersionResponse = {
  name: 'awaithumans'
  version: string
}

export type WebhookDeliveryDetailResponse = {
  /** The `webhook-id` of every attempt. */
  id: string
  /** Whose end it tells. */
  task_id: string
  /** Where it is sent: the `callback_url` of the task. */
  url: string
  /** `pending`: will be tried at `next_attempt_at`. `abandoned`: given up after 72 hours, or answered with 410. */
  status: 'pending' | 'succeeded' | 'abandoned'
  /** Attempts so far. */
  attempt_count: number
  /** When it is tried next, while it is `pending`. */
  next_attempt_at: string
  first_attempted_at: string | null
  last_attempt_at: string | null
  /** Why the last attempt failed, in words. */
  last_error: string | null
  /** What the receiver answered last; null when nothing came. */
  last_status_code: number | null
  created_at: string
  updated_at: string
  /** A failure after this is the last. */
  gives_up_at: string
  /** The receiver has the answer and this server no longer does; it cannot be sent again. */
  redacted: boolean
  /** Newest first, at most 100. */
  attempts: {
    id: string
    started_at: string
    duration_ms: number
    /** What the receiver answered; null when nothing came. */
    status_code: number | null
    /** Why it failed, in words; null when it did not. */
    error: string | null
    /** The first kilobyte of what the receiver answered. */
    answer: string | null
  }[]
}

export type WebhookDeliveryResponse = {
  /** The `webhook-id` of every attempt. */
  id: string
  /** Whose end it tells. */
  task_id: string
  /** Where it is sent: the `callback_url` of the task. */
  url: string
  /** `pending`: will be tried at `next_attempt_at`. `abandoned`: given up after 72 hours, or answered with 410. */
  status: 'pending' | 'succeeded' | 'abandoned'
  /** Attempts so far. */
  attempt_count: number
  /** When it is tried next, while it is `pending`. */
  next_attempt_at: string
  first_attempted_at: string | null
  last_attempt_at: string | null
  /** Why the last attempt failed, in words. */
  last_error: string | null
  /** What the receiver answered last; null when nothing came. */
  last_status_code: number | null
  created_at: string
  updated_at: string
}

export type WebhookSecretsResponse = {
  /** Newest first; each signs every webhook, so a receiver needs one. */
  secrets: string[]
}

/**
 * GET /api/audit
 * Read everything that happened and was changed, newest first
 */
export const auditList: Operation<{
  path: undefined
  query: {
    /** What happened to this task, also after it was deleted. */
    task_id?: string
    /** What it happened to. */
    subject?: 'task' | 'person' | 'pool' | 'role' | 'access_level' | 'api_key' | 'delivery' | 'job'
    /** Who did it: a person’s id or email address. */
    actor?: string
    /** What happened to tasks that this person is or was asked. */
    assignee?: string
    channel?: string
    action?: string
    actor_type?: 'agent' | 'human' | 'system'
    /** At this time or later. */
    from?: string
    /** Before this time. */
    to?: string
    /** Of the entry, the task, the person, key or pool; or a task’s idempotency key. */
    id?: string
    limit?: number
    /** `next_cursor` of the page before. */
    cursor?: string | null
  }
  body: undefined
  result: AuditPage
}> = { method: 'GET', path: '/api/audit' }

/**
 * GET /api/tasks/{id}/comments
 * Read the comments
 */
export const commentsList: Operation<{
  path: {
    /** The task’s id. */
    id: string
  }
  query: {
    /** Only what came after the comment with this id. */
    after?: string
    limit?: number
  }
  body: undefined
  result: Comment[]
}> = { method: 'GET', path: '/api/tasks/{id}/comments' }

/**
 * POST /api/tasks/{id}/comments
 * Comment, ask the agent back, or reply as the agent
 */
export const commentsCreate: Operation<{
  path: {
    /** The task’s id. */
    id: string
  }
  query: undefined
  body: CreateCommentRequest
  result: Comment
}> = { method: 'POST', path: '/api/tasks/{id}/comments' }

/**
 * GET /api/admin/webhook-deliveries
 * List webhook deliveries, the last to change first
 */
export const deliveriesList: Operation<{
  path: undefined
  query: {
    /** `pending`: will be tried at `next_attempt_at`. `abandoned`: given up after 72 hours, or answered with 410. */
    status?: 'pending' | 'succeeded' | 'abandoned'
    /** Of the receiver, with its port if it has one. */
    host?: string
    task_id?: string
    /** The next page: from the `Link` header of the page before. */
    cursor?: string | null
    limit?: number
  }
  body: undefined
  result: WebhookDeliveryResponse[]
}> = { method: 'GET', path: '/api/admin/webhook-deliveries' }

/**
 * GET /api/admin/webhook-deliveries/{delivery_id}
 * Read a delivery and its attempts
 */
export const deliveriesGet: Operation<{
  path: {
    /** The delivery’s id, which is the `webhook-id` of its requests. */
    delivery_id: string
  }
  query: undefined
  body: undefined
  result: WebhookDeliveryDetailResponse
}> = { method: 'GET', path: '/api/admin/webhook-deliveries/{delivery_id}' }

/**
 * POST /api/admin/webhook-deliveries/{delivery_id}/redeliver
 * Send a webhook again
 */
export const deliveriesRedeliver: Operation<{
  path: {
    /** The delivery’s id, which is the `webhook-id` of its requests. */
    delivery_id: string
  }
  query: undefined
  body: undefined
  result: WebhookDeliveryResponse
}> = { method: 'POST', path: '/api/admin/webhook-deliveries/{delivery_id}/redeliver' }

/**
 * POST /api/admin/webhook-deliveries/redeliver
 * Send again everything that failed since a time
 */
export const deliveriesRedeliverFailed: Operation<{
  path: undefined
  query: undefined
  body: RedeliverFailedRequest
  result: RedeliverFailedResponse
}> = { method: 'POST', path: '/api/admin/webhook-deliveries/redeliver' }

/**
 * GET /api/admin/webhook-secrets
 * Read the secrets that sign webhooks
 */
export const deliveriesSecrets: Operation<{ path: undefined; query: undefined; body: undefined; result: WebhookSecretsResponse }> = {
  method: 'GET',
  path: '/api/admin/webhook-secrets',
}

/**
 * POST /api/embed/tokens
 * Sign a token that shows one task in a frame
 */
export const embedMint: Operation<{ path: undefined; query: undefined; body: EmbedTokenRequest; result: EmbedTokenResponse }> = {
  method: 'POST',
  path: '/api/embed/tokens',
}

/**
 * GET /api/admin/jobs
 * List the work behind the API, newest first
 */
export const jobsList: Operation<{
  path: undefined
  query: {
    /** `waiting` has those that are running too. */
    state?: 'failed' | 'waiting' | 'all'
    limit?: number
    /** The id of the last job of the page before. */
    before?: string
  }
  body: undefined
  result: Job[]
}> = { method: 'GET', path: '/api/admin/jobs' }

/**
 * POST /api/admin/jobs/retry
 * Run everything again that has failed
 */
export const jobsRetryFailed: Operation<{ path: undefined; query: undefined; body: undefined; result: RetriedJobs }> = {
  method: 'POST',
  path: '/api/admin/jobs/retry',
}

/**
 * POST /api/admin/jobs/{id}/retry
 * Run a job again
 */
export const jobsRetry: Operation<{
  path: {
    /** The job’s id. */
    id: string
  }
  query: undefined
  body: undefined
  result: Job
}> = { method: 'POST', path: '/api/admin/jobs/{id}/retry' }

/**
 * GET /api/admin/api-keys
 * List API keys, newest first
 */
export const keysList: Operation<{ path: undefined; query: undefined; body: undefined; result: ApiKeyResponse[] }> = {
  method: 'GET',
  path: '/api/admin/api-keys',
}

/**
 * POST /api/admin/api-keys
 * Make an API key; the answer shows it this once
 */
export const keysCreate: Operation<{ path: undefined; query: undefined; body: CreateApiKeyRequest; result: CreatedApiKeyResponse }> = {
  method: 'POST',
  path: '/api/admin/api-keys',
}

/**
 * DELETE /api/admin/api-keys/{key_id}
 * Revoke an API key
 */
export const keysRevoke: Operation<{
  path: {
    /** The key’s id, not the key. */
    key_id: string
  }
  query: undefined
  body: undefined
  result: undefined
}> = { method: 'DELETE', path: '/api/admin/api-keys/{key_id}' }

/**
 * GET /api/admin/access-levels
 * List access levels, the lowest first
 */
export const levelsList: Operation<{ path: undefined; query: undefined; body: undefined; result: AccessLevelResponse[] }> = {
  method: 'GET',
  path: '/api/admin/access-levels',
}

/**
 * POST /api/admin/access-levels
 * Make an access level, above all others
 */
export const levelsCreate: Operation<{ path: undefined; query: undefined; body: CreateAccessLevelRequest; result: AccessLevelResponse }> = {
  method: 'POST',
  path: '/api/admin/access-levels',
}

/**
 * PATCH /api/admin/access-levels
 * Put the access levels in order
 */
export const levelsOrder: Operation<{ path: undefined; query: undefined; body: OrderAccessLevelsRequest; result: AccessLevelResponse[] }> =
  { method: 'PATCH', path: '/api/admin/access-levels' }

/**
 * DELETE /api/admin/access-levels/{name}
 * Delete an access level that nobody has
 */
export const levelsDelete: Operation<{
  path: {
    /** The level’s name. */
    name: string
  }
  query: undefined
  body: undefined
  result: undefined
}> = { method: 'DELETE', path: '/api/admin/access-levels/{name}' }

/**
 * PATCH /api/admin/access-levels/{name}
 * Rename an access level, and that of whoever has it
 */
export const levelsRename: Operation<{
  path: {
    /** The level’s name. */
    name: string
  }
  query: undefined
  body: RenameAccessLevelRequest
  result: AccessLevelResponse
}> = { method: 'PATCH', path: '/api/admin/access-levels/{name}' }

/**
 * POST /api/admin/users/{user_id}/hand-over
 * Hand everything that a person holds to their substitute or to others
 */
export const movesHandOver: Operation<{
  path: {
    /** The person’s id. */
    user_id: string
  }
  query: undefined
  body: HandOverRequest
  result: HandedOver
}> = { method: 'POST', path: '/api/admin/users/{user_id}/hand-over' }

/**
 * GET /api/admin/failed-notices
 * List the open tasks that somebody could not be told of
 */
export const noticesList: Operation<{ path: undefined; query: undefined; body: undefined; result: FailedNotice[] }> = {
  method: 'GET',
  path: '/api/admin/failed-notices',
}

/**
 * POST /api/admin/failed-notices/retry
 * Try every notice again that has failed
 */
export const noticesRetryAll: Operation<{ path: undefined; query: undefined; body: undefined; result: RetriedNotices }> = {
  method: 'POST',
  path: '/api/admin/failed-notices/retry',
}

/**
 * POST /api/admin/failed-notices/{task_id}/retry
 * Try the notices of a task again
 */
export const noticesRetry: Operation<{
  path: {
    /** The task’s id. */
    task_id: string
  }
  query: undefined
  body: undefined
  result: RetriedNotices
}> = { method: 'POST', path: '/api/admin/failed-notices/{task_id}/retry' }

/**
 * GET /api/admin/users
 * List people, the first to come first
 */
export const peopleList: Operation<{
  path: undefined
  query: {
    /** Who have this role. */
    role?: string
    /** Who have exactly this access level. */
    access_level?: string
    /** Who are in this pool. */
    pool?: string
    /** Only those who can sign in and be asked, or only those who cannot any more. */
    active?: boolean
  }
  body: undefined
  result: UserResponse[]
}> = { method: 'GET', path: '/api/admin/users' }

/**
 * POST /api/admin/users
 * Add a person
 */
export const peopleCreate: Operation<{ path: undefined; query: undefined; body: CreateUserRequest; result: UserResponse }> = {
  method: 'POST',
  path: '/api/admin/users',
}

/**
 * GET /api/admin/users/{user_id}
 * Read a person
 */
export const peopleGet: Operation<{
  path: {
    /** The person’s id. */
    user_id: string
  }
  query: undefined
  body: undefined
  result: UserResponse
}> = { method: 'GET', path: '/api/admin/users/{user_id}' }

/**
 * DELETE /api/admin/users/{user_id}
 * Delete a person for good
 */
export const peopleDelete: Operation<{
  path: {
    /** The person’s id. */
    user_id: string
  }
  query: undefined
  body: undefined
  result: undefined
}> = { method: 'DELETE', path: '/api/admin/users/{user_id}' }

/**
 * PATCH /api/admin/users/{user_id}
 * Change a person; null stays as it is, an empty text clears
 */
export const peopleUpdate: Operation<{
  path: {
    /** The person’s id. */
    user_id: string
  }
  query: undefined
  body: UpdateUserRequest
  result: UserResponse
}> = { method: 'PATCH', path: '/api/admin/users/{user_id}' }

/**
 * POST /api/admin/users/{user_id}/password
 * Set a person’s password, and sign them out
 */
export const peopleSetPassword: Operation<{
  path: {
    /** The person’s id. */
    user_id: string
  }
  query: undefined
  body: SetPasswordRequest
  result: UserResponse
}> = { method: 'POST', path: '/api/admin/users/{user_id}/password' }

/**
 * DELETE /api/admin/users/{user_id}/password
 * Take a person’s password away, and sign them out
 */
export const peopleClearPassword: Operation<{
  path: {
    /** The person’s id. */
    user_id: string
  }
  query: undefined
  body: undefined
  result: UserResponse
}> = { method: 'DELETE', path: '/api/admin/users/{user_id}/password' }

/**
 * POST /api/admin/users/{user_id}/availability
 * Say until when a person is away, and who stands in
 */
export const peopleSetAvailability: Operation<{
  path: {
    /** The person’s id. */
    user_id: string
  }
  query: undefined
  body: SetAvailabilityRequest
  result: UserResponse
}> = { method: 'POST', path: '/api/admin/users/{user_id}/availability' }

/**
 * POST /api/admin/users/{user_id}/invite
 * Make a link by which a person sets their own password; the answer shows it this once
 */
export const peopleInvite: Operation<{
  path: {
    /** The person’s id. */
    user_id: string
  }
  query: undefined
  body: undefined
  result: InviteResponse
}> = { method: 'POST', path: '/api/admin/users/{user_id}/invite' }

/**
 * DELETE /api/admin/users/{user_id}/invite
 * Take that link back
 */
export const peopleRevokeInvite: Operation<{
  path: {
    /** The person’s id. */
    user_id: string
  }
  query: undefined
  body: undefined
  result: undefined
}> = { method: 'DELETE', path: '/api/admin/users/{user_id}/invite' }

/**
 * POST /api/invites/accept
 * Set the password of whom an invite link invites
 */
export const peopleAcceptInvite: Operation<{ path: undefined; query: undefined; body: AcceptInviteRequest; result: AcceptInviteResponse }> =
  { method: 'POST', path: '/api/invites/accept' }

/**
 * GET /api/admin/pools
 * List pools, by name
 */
export const poolsList: Operation<{ path: undefined; query: undefined; body: undefined; result: PoolSummary[] }> = {
  method: 'GET',
  path: '/api/admin/pools',
}

/**
 * POST /api/admin/pools
 * Make a pool
 */
export const poolsCreate: Operation<{ path: undefined; query: undefined; body: CreatePoolRequest; result: PoolResponse }> = {
  method: 'POST',
  path: '/api/admin/pools',
}

/**
 * GET /api/admin/pools/{pool_id}
 * Read a pool
 */
export const poolsGet: Operation<{
  path: {
    /** The pool’s id. */
    pool_id: string
  }
  query: undefined
  body: undefined
  result: PoolResponse
}> = { method: 'GET', path: '/api/admin/pools/{pool_id}' }

/**
 * DELETE /api/admin/pools/{pool_id}
 * Delete a pool that no open task is asked of
 */
export const poolsDelete: Operation<{
  path: {
    /** The pool’s id. */
    pool_id: string
  }
  query: undefined
  body: undefined
  result: undefined
}> = { method: 'DELETE', path: '/api/admin/pools/{pool_id}' }

/**
 * PATCH /api/admin/pools/{pool_id}
 * Change a pool; what is left out stays as it is, null is none
 */
export const poolsUpdate: Operation<{
  path: {
    /** The pool’s id. */
    pool_id: string
  }
  query: undefined
  body: UpdatePoolRequest
  result: PoolResponse
}> = { method: 'PATCH', path: '/api/admin/pools/{pool_id}' }

/**
 * POST /api/admin/pools/{pool_id}/members
 * Put a person into a pool, last in its order
 */
export const poolsAddMember: Operation<{
  path: {
    /** The pool’s id. */
    pool_id: string
  }
  query: undefined
  body: AddMemberRequest
  result: PoolResponse
}> = { method: 'POST', path: '/api/admin/pools/{pool_id}/members' }

/**
 * DELETE /api/admin/pools/{pool_id}/members/{user_id}
 * Take a person out of a pool
 */
export const poolsRemoveMember: Operation<{
  path: {
    /** The person’s id. */
    user_id: string
    /** The pool’s id. */
    pool_id: string
  }
  query: undefined
  body: undefined
  result: PoolResponse
}> = { method: 'DELETE', path: '/api/admin/pools/{pool_id}/members/{user_id}' }

/**
 * GET /api/admin/roles
 * List roles, by name
 */
export const rolesList: Operation<{ path: undefined; query: undefined; body: undefined; result: RoleSummary[] }> = {
  method: 'GET',
  path: '/api/admin/roles',
}

/**
 * POST /api/admin/roles
 * Make a role
 */
export const rolesCreate: Operation<{ path: undefined; query: undefined; body: CreateRoleRequest; result: RoleResponse }> = {
  method: 'POST',
  path: '/api/admin/roles',
}

/**
 * GET /api/admin/roles/{role_id}
 * Read a role
 */
export const rolesGet: Operation<{
  path: {
    /** The role’s id. */
    role_id: string
  }
  query: undefined
  body: undefined
  result: RoleResponse
}> = { method: 'GET', path: '/api/admin/roles/{role_id}' }

/**
 * DELETE /api/admin/roles/{role_id}
 * Delete a role that no open task is asked of
 */
export const rolesDelete: Operation<{
  path: {
    /** The role’s id. */
    role_id: string
  }
  query: undefined
  body: undefined
  result: undefined
}> = { method: 'DELETE', path: '/api/admin/roles/{role_id}' }

/**
 * PATCH /api/admin/roles/{role_id}
 * Rename a role, or say who is in it
 */
export const rolesUpdate: Operation<{
  path: {
    /** The role’s id. */
    role_id: string
  }
  query: undefined
  body: UpdateRoleRequest
  result: RoleResponse
}> = { method: 'PATCH', path: '/api/admin/roles/{role_id}' }

/**
 * POST /api/admin/routing/explain
 * How a task with this `assign_to` would be routed now, and why; nothing is written
 */
export const routingExplain: Operation<{ path: undefined; query: undefined; body: ExplainRoutingRequest; result: TaskRouting }> = {
  method: 'POST',
  path: '/api/admin/routing/explain',
}

/**
 * GET /api/setup/status
 * Is there an operator yet
 */
export const setupStatus: Operation<{ path: undefined; query: undefined; body: undefined; result: SetupStatusResponse }> = {
  method: 'GET',
  path: '/api/setup/status',
}

/**
 * POST /api/setup/operator
 * Create the first operator
 */
export const setupOperator: Operation<{ path: undefined; query: undefined; body: CreateOperatorRequest; result: CreateOperatorResponse }> =
  { method: 'POST', path: '/api/setup/operator' }

/**
 * GET /api/stats/tasks
 * How tasks end, in numbers
 */
export const statsTasks: Operation<{
  path: undefined
  query: {
    /** Days in UTC, today included: what `avg_completion_seconds`, `by_day` and `by_channel` look at. */
    window_days?: number
  }
  body: undefined
  result: TaskStatsResponse
}> = { method: 'GET', path: '/api/stats/tasks' }

/**
 * GET /api/stats/analytics
 * How long people take, and by whom, where and what
 */
export const statsAnalytics: Operation<{
  path: undefined
  query: {
    /** The first day, in `time_zone`. Needs `to`. */
    from?: string | null
    /** The last day, itself included. Needs `from`. */
    to?: string | null
    /** Without `from` and `to`: that many days, today included. */
    days?: number
    /** Where a day begins at midnight: a name of the IANA database, like `Europe/Vienna`. */
    time_zone?: string
    /** Only tasks put to the pool of this id; `none` for those without. */
    pool?: string | null
    /** Only tasks answered by the person of this id; `none` for those without. */
    person?: string | null
    /** Only tasks answered through this channel; `none` for those without. */
    channel?: string | null
    /** Only tasks asked with the API key of this id; `none` for those without. */
    agent?: string | null
    /** Only tasks of this kind; `none` for those without. */
    kind?: string | null
  }
  body: undefined
  result: AnalyticsResponse
}> = { method: 'GET', path: '/api/stats/analytics' }

/**
 * GET /api/health
 * Is the server alive
 */
export const systemHealth: Operation<{ path: undefined; query: undefined; body: undefined; result: HealthResponse }> = {
  method: 'GET',
  path: '/api/health',
}

/**
 * GET /api/ready
 * Should it get requests
 */
export const systemReady: Operation<{ path: undefined; query: undefined; body: undefined; result: ReadyResponse }> = {
  method: 'GET',
  path: '/api/ready',
}

/**
 * GET /api/version
 * Which version this is
 */
export const systemVersion: Operation<{ path: undefined; query: undefined; body: undefined; result: VersionResponse }> = {
  method: 'GET',
  path: '/api/version',
}

/**
 * GET /api/status
 * How the server is set up
 */
export const systemStatus: Operation<{ path: undefined; query: undefined; body: undefined; result: SystemStatus }> = {
  method: 'GET',
  path: '/api/status',
}

/**
 * GET /api/tasks
 * List tasks, newest first
 */
export const tasksList: Operation<{
  path: undefined
  query: {
    /** Exactly this status; wins over `terminal`. */
    status?: TaskStatus
    /** An email, a Slack user id, or part of a display name. */
    assigned_to?: string
    /** Only tasks that nobody holds; wins over `assigned_to`. */
    unassigned?: boolean
    /** Only tasks that have ended. */
    terminal?: boolean
    limit?: number
    offset?: number
    /** The `cursor` of the previous page’s `Link` header; `offset` is ignored then. */
    cursor?: string
    /** Text in the title, the payload or the key. */
    q?: string
    /** Tasks asked of this pool. */
    pool?: string
    /** Tasks asked of this role. */
    role?: string
  }
  body: undefined
  result: TaskResponse[]
}> = { method: 'GET', path: '/api/tasks' }

/**
 * POST /api/tasks
 * Ask a person
 */
export const tasksCreate: Operation<{ path: undefined; query: undefined; body: CreateTaskRequest; result: TaskResponse }> = {
  method: 'POST',
  path: '/api/tasks',
}

/**
 * GET /api/tasks/{id}
 * Read a task
 */
export const tasksGet: Operation<{
  path: {
    /** The task’s id. */
    id: string
  }
  query: {
    /** How uploaded files are told of: `{name, mime, size, data}`, or `{name, mime, size, file_id, url}`. */
    files?: 'inline' | 'reference'
  }
  body: undefined
  result: TaskResponse
}> = { method: 'GET', path: '/api/tasks/{id}' }

/**
 * DELETE /api/tasks/{id}
 * Delete a task for good
 */
export const tasksDelete: Operation<{
  path: {
    /** The task’s id. */
    id: string
  }
  query: undefined
  body: undefined
  result: undefined
}> = { method: 'DELETE', path: '/api/tasks/{id}' }

/**
 * POST /api/tasks/{id}/complete
 * Answer a task
 */
export const tasksComplete: Operation<{
  path: {
    /** The task’s id. */
    id: string
  }
  query: undefined
  body: CompleteTaskRequest
  result: TaskResponse
}> = { method: 'POST', path: '/api/tasks/{id}/complete' }

/**
 * POST /api/tasks/{id}/claim
 * Take a task
 */
export const tasksClaim: Operation<{
  path: {
    /** The task’s id. */
    id: string
  }
  query: undefined
  body: undefined
  result: TaskResponse
}> = { method: 'POST', path: '/api/tasks/{id}/claim' }

/**
 * POST /api/tasks/{id}/release
 * Give a task back
 */
export const tasksRelease: Operation<{
  path: {
    /** The task’s id. */
    id: string
  }
  query: undefined
  body: ReleaseTaskRequest
  result: TaskResponse
}> = { method: 'POST', path: '/api/tasks/{id}/release' }

/**
 * POST /api/tasks/{id}/reassign
 * Give a task to other people
 */
export const tasksReassign: Operation<{
  path: {
    /** The task’s id. */
    id: string
  }
  query: undefined
  body: ReassignTaskRequest
  result: TaskResponse
}> = { method: 'POST', path: '/api/tasks/{id}/reassign' }

/**
 * POST /api/tasks/{id}/decline
 * Say that you do not take it, and why
 */
export const tasksDecline: Operation<{
  path: {
    /** The task’s id. */
    id: string
  }
  query: undefined
  body: DeclineTaskRequest
  result: TaskResponse
}> = { method: 'POST', path: '/api/tasks/{id}/decline' }

/**
 * POST /api/tasks/{id}/extend
 * Extend the deadline
 */
export const tasksExtend: Operation<{
  path: {
    /** The task’s id. */
    id: string
  }
  query: undefined
  body: ExtendTaskRequest
  result: TaskResponse
}> = { method: 'POST', path: '/api/tasks/{id}/extend' }

/**
 * POST /api/tasks/{id}/cancel
 * Withdraw a task
 */
export const tasksCancel: Operation<{
  path: {
    /** The task’s id. */
    id: string
  }
  query: undefined
  body: undefined
  result: TaskResponse
}> = { method: 'POST', path: '/api/tasks/{id}/cancel' }

/**
 * GET /api/tasks/{id}/poll
 * Wait for the answer
 */
export const tasksPoll: Operation<{
  path: {
    /** The task’s id. */
    id: string
  }
  query: {
    /** Seconds to hold the request. */
    timeout?: number
    /** How many questions to the agent you know; the answer comes at once when there are more. */
    questions?: number
    /** How uploaded files are told of: `{name, mime, size, data}`, or `{name, mime, size, file_id, url}`. */
    files?: 'inline' | 'reference'
  }
  body: undefined
  result: PollResponse
}> = { method: 'GET', path: '/api/tasks/{id}/poll' }

/**
 * GET /api/tasks/{id}/audit
 * Read what happened
 */
export const tasksAudit: Operation<{
  path: {
    /** The task’s id. */
    id: string
  }
  query: undefined
  body: undefined
  result: AuditEntryResponse[]
}> = { method: 'GET', path: '/api/tasks/{id}/audit' }

/**
 * GET /api/stream
 * Wait for several tasks
 * Server-sent events (WHATWG HTML §9.2): first the state of every task, then each change, until all have ended.
 *
 * - `task`: `{"id": …}` and what a poll of that task would answer. States that a slow reader missed are told once, as the latest.
 * - `deleted`: `{"id": …}`; there is no such task any more.
 * - `end`: every task has ended or is deleted. The server then closes; a browser has to call `close()`.
 *
 * A comment every 25 s shows that the line is alive. Reconnect with the last `id` as `Last-Event-ID`: only tasks that may have changed
 * since are told again, ids that are unknown by then are told as deleted, and after `end` the answer is 204. What you are told you may
 * know already; nothing is left out.
 */
export const tasksStream: Operation<{
  path: undefined
  query: {
    /** Again for each task. An address holds some 300; send more with POST. */
    task_id: string[]
  }
  body: undefined
  result: undefined
}> = { method: 'GET', path: '/api/stream' }

/**
 * POST /api/stream
 * Wait for many tasks
 * Server-sent events (WHATWG HTML §9.2): first the state of every task, then each change, until all have ended.
 *
 * - `task`: `{"id": …}` and what a poll of that task would answer. States that a slow reader missed are told once, as the latest.
 * - `deleted`: `{"id": …}`; there is no such task any more.
 * - `end`: every task has ended or is deleted. The server then closes; a browser has to call `close()`.
 *
 * A comment every 25 s shows that the line is alive. Reconnect with the last `id` as `Last-Event-ID`: only tasks that may have changed
 * since are told again, ids that are unknown by then are told as deleted, and after `end` the answer is 204. What you are told you may
 * know already; nothing is left out.
 */
export const tasksStreamMany: Operation<{ path: undefined; query: undefined; body: StreamRequest; result: undefined }> = {
  method: 'POST',
  path: '/api/stream',
}
