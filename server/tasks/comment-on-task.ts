import type { Comment, CreateComment } from '#contract/comments.ts'
import { isTerminal, type TaskStatus } from '#contract/statuses.ts'
import { pool } from '#server/db/client.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import { type Actor, actorOf, type Caller, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { newId } from '#server/domain/ids.ts'
import { alreadyTerminal } from './already-terminal.ts'
import { COMMENT_COLUMNS, type CommentRow, toComment } from './comment-row.ts'
import { accountGone, holdPeople } from './hold-people.ts'
import { loadTask, reloadTask, taskNotFound } from './load-task.ts'
import { recordHappening } from './record-happening.ts'

type Kind = Comment['kind']

/** The event of each kind. It names the comment and does not repeat it: what was said is read where it is kept. */
const EVENTS: Record<Kind, string> = { comment: 'commented', question_to_agent: 'agent_asked', agent_reply: 'agent_replied' }

/** One comment of a task at a time, so that they are committed in the order of their numbers. */
const LOCK = 'SELECT status FROM tasks WHERE id = $1 FOR NO KEY UPDATE'

/** Counted on the task itself: whoever waits for it sees another version, and a number that has grown. */
const COUNT = 'UPDATE tasks SET questions = questions + 1 WHERE id = $1'

const INSERT = `WITH c AS (INSERT INTO comments (id, task_id, kind, body, user_id, author_name) VALUES ($1, $2, $3, $4, $5, $6) RETURNING *)
  SELECT ${COMMENT_COLUMNS} FROM c LEFT JOIN users u ON u.id = c.user_id`

/** Whose words they are decides what kind they can be. */
function kindOf(caller: Caller, asked: CreateComment['kind']): Kind {
  const kind = asked ?? (personOf(caller) ? 'comment' : 'agent_reply')
  if ((kind === 'agent_reply') !== (personOf(caller) === null)) {
    const message = personOf(caller)
      ? 'is for agents. People write a comment, or a question_to_agent.'
      : 'is for people. What comes with a token is an agent_reply.'
    throw new DomainError('VALIDATION_FAILED', `kind: ${kind} ${message}`, {
      detail: [{ type: 'value_error', loc: ['body', 'kind'], msg: `${kind} ${message}` }],
    })
  }
  return kind
}

function nameOf(caller: Caller): string | null {
  if (caller.kind === 'key') return caller.name
  const person = personOf(caller)
  return person && (person.displayName ?? person.email)
}

type Said = { taskId: string; kind: Kind; body: string; actor: Actor; authorName: string | null }

async function write(tx: Tx, { taskId, kind, body, actor, authorName }: Said): Promise<Comment | null> {
  // The comment refers to whoever wrote it, so it would wait for them with the task in hand.
  if (actor.userId && (await holdPeople(tx, [actor.userId])).size === 0) throw accountGone()
  const { rows: locked } = await tx.query<{ status: TaskStatus }>(LOCK, [taskId])
  const status = locked[0]?.status
  if (!status) throw taskNotFound(taskId)
  if (kind === 'question_to_agent') {
    // Its agent has gone on; nobody would read it.
    if (isTerminal(status)) return null
    await tx.query(COUNT, [taskId])
  }
  const id = newId()
  const { rows } = await tx.query<CommentRow>(INSERT, [id, taskId, kind, body, actor.userId, authorName])
  await recordHappening(tx, { action: EVENTS[kind], actor, tasks: [{ id: taskId, extra: { comment_id: id } }] })
  return rows[0] ? toComment(rows[0]) : null
}

/** Says something about a task: people to one another or to the agent, the agent to people. A question needs an agent that still waits. */
export async function commentOnTask(caller: Caller, { id, body, kind: asked }: CreateComment & { id: string }): Promise<Comment> {
  const task = await loadTask(caller, 'task:comment', id)
  const kind = kindOf(caller, asked)
  const actor = actorOf(caller, personOf(caller) ? 'dashboard' : 'api')
  const written = await inTransaction((tx) => write(tx, { taskId: task.id, kind, body, actor, authorName: nameOf(caller) }))
  if (!written) throw alreadyTerminal(await reloadTask(pool(), task.id))
  return written
}
