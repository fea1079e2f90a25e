/**
 * Every error this product can answer with: HTTP status, the anchor of its page in docs/troubleshooting.md (a test visits
 * each), and what to do about it. Codes are binding (server §2.2); the ones below the line are ours.
 */
const CODES = {
  TASK_NOT_FOUND: { status: 404, docs: 'task-not-found', fix: 'Check the id; a deleted task is gone for good.' },
  TASK_ALREADY_TERMINAL: { status: 409, docs: 'task-already-terminal', fix: 'Read the task to see how it ended.' },
  TASK_ALREADY_CLAIMED: { status: 409, docs: 'task-already-claimed', fix: 'Ask the holder to release it.' },
  USER_NOT_FOUND: { status: 404, docs: 'user-not-found', fix: 'Check the user id.' },
  USER_ALREADY_EXISTS: { status: 409, docs: 'user-already-exists', fix: 'Use another email, or sign in with this one.' },
  USER_NO_ADDRESS: { status: 422, docs: 'user-no-address', fix: 'Send `email`, or both `slack_team_id` and `slack_user_id`.' },
  LAST_OPERATOR: { status: 409, docs: 'last-operator', fix: 'Make somebody else an operator first.' },
  SETUP_ALREADY_COMPLETED: { status: 409, docs: 'setup-already-completed', fix: 'Sign in, or ask an operator for an account.' },
  INVALID_SETUP_TOKEN: { status: 403, docs: 'invalid-setup-token', fix: 'Open the setup link that the server printed when it started.' },
  VERIFIER_CONFIG_INVALID: { status: 422, docs: 'verifier-config-invalid', fix: 'Correct the verifier settings of the call.' },
  VERIFIER_PROVIDER_UNKNOWN: { status: 422, docs: 'verifier-provider-unknown', fix: 'Name a provider that this server has.' },
  INVALID_EMBED_TOKEN: { status: 401, docs: 'invalid-embed-token', fix: 'Sign a new token; they last minutes.' },
  EMBED_ORIGIN_NOT_ALLOWED: {
    status: 400,
    docs: 'embed-origin-not-allowed',
    fix: 'Add it to AWAITHUMANS_EMBED_PARENT_ORIGINS, or send the origin of the page that shows the frame.',
  },
  SERVICE_KEY_NOT_FOUND: {
    status: 401,
    docs: 'service-key-not-found',
    fix: 'Send `Authorization: Bearer ah_sk_…`; make a key with `npm run keys:create -- --service`.',
  },
  INTERNAL_ERROR: { status: 500, docs: 'internal-error', fix: 'Look for the request id in the server log and report it.' },
  // ours
  IDEMPOTENCY_KEY_MISMATCH: { status: 409, docs: 'idempotency-key-mismatch', fix: 'Use a new key for a new question.' },
  RESPONSE_INVALID: { status: 422, docs: 'response-invalid', fix: 'Correct the fields listed in `errors`.' },
  FORM_INVALID: { status: 422, docs: 'form-invalid', fix: 'Correct the fields listed in `errors`, or leave `form_definition` out.' },
  RESPONSE_SCHEMA_INVALID: { status: 422, docs: 'response-schema-invalid', fix: 'Send a JSON Schema (2020-12 or draft-07) of an object.' },
  TASK_NOT_HELD: { status: 409, docs: 'task-not-held', fix: 'Only the person who holds a task can release it or hand it on.' },
  TASK_NOT_ASKED: { status: 409, docs: 'task-not-asked', fix: 'Only a person who is asked can decline.' },
  CALLBACK_URL_FORBIDDEN: {
    status: 422,
    docs: 'callback-url-forbidden',
    fix: 'Use a public address, or allow it: AWAITHUMANS_CALLBACK_ALLOW.',
  },
  DELIVERY_NOT_FOUND: { status: 404, docs: 'delivery-not-found', fix: 'Check the id; deliveries go with their task.' },
  DELIVERY_REDACTED: { status: 409, docs: 'delivery-redacted', fix: 'The receiver has it; nothing here does.' },
  API_KEY_NOT_FOUND: { status: 404, docs: 'api-key-not-found', fix: 'Check the id; it is not the key itself.' },
  EXCLUDED_FROM_TASK: { status: 403, docs: 'excluded-from-task', fix: 'Let somebody else answer it.' },
  ASSIGNMENT_INVALID: { status: 422, docs: 'assignment-invalid', fix: 'See the shapes of assign_to in the documentation.' },
  VALIDATION_FAILED: { status: 422, docs: 'validation-failed', fix: 'Correct the fields listed in `detail`.' },
  UNAUTHENTICATED: { status: 401, docs: 'unauthenticated', fix: 'Send `Authorization: Bearer <token>`, or sign in.' },
  FORBIDDEN: { status: 403, docs: 'forbidden', fix: 'Use an account or key that may do this.' },
  CLAIM_NEEDS_A_PERSON: { status: 400, docs: 'claim-needs-a-person', fix: 'Sign in as an operator or reviewer; a token is nobody.' },
  NOT_FOUND: { status: 404, docs: 'not-found', fix: 'See /api/docs for the routes there are.' },
  METHOD_NOT_ALLOWED: { status: 405, docs: 'method-not-allowed', fix: 'Use a method named in the `Allow` header.' },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    docs: 'payload-too-large',
    fix: 'Send less, or raise AWAITHUMANS_MAX_PAYLOAD_SIZE_MB (for files AWAITHUMANS_MAX_UPLOAD_SIZE_MB).',
  },
  MEDIA_UNAVAILABLE: {
    status: 502,
    docs: 'media-unavailable',
    fix: 'Use an address that needs no sign-in; AWAITHUMANS_CALLBACK_ALLOW opens private ones.',
  },
  MEDIA_REFUSED: { status: 502, docs: 'media-refused', fix: 'Use a picture or a PDF within AWAITHUMANS_MAX_UPLOAD_SIZE_MB.' },
  POOL_NOT_FOUND: { status: 404, docs: 'pool-not-found', fix: 'Check the id; it is not the name.' },
  POOL_IN_USE: { status: 409, docs: 'pool-in-use', fix: 'Reassign or cancel those tasks, or empty the pool and keep it.' },
  ROLE_NOT_FOUND: { status: 404, docs: 'role-not-found', fix: 'Check the id; it is not the name.' },
  ROLE_IN_USE: { status: 409, docs: 'role-in-use', fix: 'Reassign or cancel those tasks, or empty the role and keep it.' },
  ACCESS_LEVEL_NOT_FOUND: { status: 404, docs: 'access-level-not-found', fix: 'See GET /api/admin/access-levels for those there are.' },
  ACCESS_LEVEL_IN_USE: { status: 409, docs: 'access-level-in-use', fix: 'Give those people another level first.' },
  NAME_TAKEN: { status: 409, docs: 'name-taken', fix: 'Choose another name, or use the one that has it.' },
  INVITE_NOT_FOUND: { status: 404, docs: 'invite-not-found', fix: 'Ask an operator for a new link.' },
  INVITE_ENDED: { status: 409, docs: 'invite-ended', fix: 'Sign in, or ask an operator for a new link.' },
  INVITE_IMPOSSIBLE: { status: 409, docs: 'invite-impossible', fix: 'Give them an email and activate them first.' },
  RATE_LIMITED: { status: 429, docs: 'rate-limited', fix: 'Wait for the seconds in `Retry-After`.' },
  NOTICE_NOT_FOUND: {
    status: 404,
    docs: 'notice-not-found',
    fix: 'Only notices that failed, of tasks that are still open, can be tried again.',
  },
  EMBED_NOT_CONFIGURED: { status: 503, docs: 'embed-not-configured', fix: 'Set AWAITHUMANS_EMBED_SIGNING_SECRET and restart the server.' },
  JOB_NOT_FOUND: { status: 404, docs: 'job-not-found', fix: 'Check the id; a job that has succeeded is gone.' },
  NOT_READY: { status: 503, docs: 'not-ready', fix: 'Ask another process, or look at what is wrong.' },
  SHUTTING_DOWN: { status: 503, docs: 'shutting-down', fix: 'Try again; the server is restarting.' },
} as const satisfies Record<string, { status: number; docs: string; fix: string }>

export type ErrorCode = keyof typeof CODES

/** Where the anchors live for people outside this server. */
const DOCS_BASE = 'https://docs.awaithumans.dev/troubleshooting#'

export const ERROR_CODES = Object.keys(CODES) as ErrorCode[]

export function isErrorCode(code: string): code is ErrorCode {
  return code in CODES
}

export function statusOf(code: ErrorCode): number {
  return CODES[code].status
}

export function docsOf(code: ErrorCode): string {
  return DOCS_BASE + CODES[code].docs
}

/** One field that is wrong: `path` is a JSON pointer into what was sent. */
export type FieldError = { path: string; message: string }

type Extra = { errors?: FieldError[]; detail?: unknown; retryAfterSeconds?: number; allow?: string }

/** The only error the core throws. Edges turn it into their own shape; nobody else decides on a status. */
export class DomainError extends Error {
  override readonly name = 'DomainError'

  constructor(
    readonly code: ErrorCode,
    what: string,
    readonly extra: Extra = {},
  ) {
    super(`${what} ${CODES[code].fix}`)
  }
}
