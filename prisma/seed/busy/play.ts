import { createTaskRequest, type TaskResponse } from '#contract/task.ts'
import { pool } from '#server/db/client.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { announceTask } from '#server/tasks/announce-task.ts'
import { cancelTask } from '#server/tasks/cancel-task.ts'
import { claimTask } from '#server/tasks/claim-task.ts'
import { completeTask } from '#server/tasks/complete-task.ts'
import { createTask } from '#server/tasks/create-task.ts'
import { getTask } from '#server/tasks/get-task.ts'
import { releaseTask } from '#server/tasks/release-task.ts'
import { KINDS } from './kinds.ts'
import type { Team } from './people.ts'
import type { Fate, Planned } from './plan.ts'
import type { Chance } from './random.ts'

/** A task that is made, and when what happened to it is to have happened. */
export type Played = Planned & { id: string }

type Scene = { team: Team; chance: Chance; admin: Caller }

const MEMBERS = `SELECT split_part(u.email, '@', 1) AS handle FROM assignments a JOIN users u ON
    u.id = a.user_id OR u.email = a.email
    OR EXISTS (SELECT 1 FROM user_pools p WHERE p.user_id = u.id AND p.pool_id = a.pool_id)
    OR EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.role_id = a.role_id)
  WHERE a.task_id = $1 AND u.active GROUP BY u.email ORDER BY u.email`

/** Who answers: whoever it was assigned to, else somebody of those who are asked, else an operator. */
async function answererOf({ team, chance }: Scene, task: TaskResponse): Promise<Caller> {
  const holder = Object.values(team.people).find(({ person }) => person.id === task.assigned_to_user_id)
  if (holder) return holder
  const { rows } = await pool().query<{ handle: string }>(MEMBERS, [task.id])
  const handles = rows.length > 0 ? rows.map(({ handle }) => handle) : ['olivia', 'marcus']
  return team.people[chance.pick(handles)] ?? (team.people['olivia'] as Caller)
}

async function ask({ team, chance }: Scene, { kind, fate }: Planned, index: number): Promise<string> {
  const { ask: questionOf, answer, agent, assignTo, timeout } = KINDS[kind] as (typeof KINDS)[string]
  const question = {
    ...questionOf(chance),
    timeout_seconds: timeout,
    idempotency_key: `busy:${kind}:${index}`,
    task_metadata: { agent, kind, run: `run-${1_000 + index}` },
    ...(assignTo && { assign_to: assignTo }),
    ...(fate === 'defaulted' && { on_timeout: { response: answer(chance) } }),
  }
  const { task } = await createTask(team.agents[agent] as Caller, createTaskRequest.parse(question))
  await announceTask(task.id)
  return task.id
}

const FATES: Partial<Record<Fate, (scene: Scene, id: string, kind: string) => Promise<void>>> = {
  dashboard: (scene, id, kind) => answer(scene, id, { kind, channel: 'dashboard', claims: true }),
  api: (scene, id, kind) => answer(scene, id, { kind, channel: 'api', claims: false }),
  invalid: async (scene, id, kind) => {
    const person = await answererOf(scene, await getTask(scene.admin, id))
    const wrong = completeTask(person, { id, response: { approved: 'perhaps' }, actor: actorOf(person, 'dashboard'), language: 'en' })
    await wrong.catch((error: unknown) => {
      if (!(error instanceof DomainError && error.code === 'RESPONSE_INVALID')) throw error
    })
    await answer(scene, id, { kind, channel: 'dashboard', claims: true })
  },
  'handed on': async (scene, id, kind) => {
    const first = await answererOf(scene, await getTask(scene.admin, id))
    await claimTask(first, id)
    await releaseTask(first, id)
    await answer(scene, id, { kind, channel: 'dashboard', claims: true })
  },
  cancelled: async ({ admin }, id) => void (await cancelTask(admin, id)),
  held: async (scene, id) => void (await claimTask(await answererOf(scene, await getTask(scene.admin, id)), id)),
}

async function answer(
  scene: Scene,
  id: string,
  { kind, channel, claims }: { kind: string; channel: string; claims: boolean },
): Promise<void> {
  const person = await answererOf(scene, await getTask(scene.admin, id))
  if (claims) await claimTask(person, id)
  const response = (KINDS[kind] as (typeof KINDS)[string]).answer(scene.chance)
  await completeTask(person, { id, response, actor: actorOf(person, channel), language: 'en' })
}

/** Makes the tasks through the use-cases, one after the other, all of them now. Those that time out are still open afterwards. */
export async function playHistory(scene: Scene, plan: readonly Planned[]): Promise<Played[]> {
  const played: Played[] = []
  for (const [index, planned] of plan.entries()) {
    const id = await ask(scene, planned, index)
    await FATES[planned.fate]?.(scene, id, planned.kind)
    played.push({ ...planned, id })
  }
  return played
}
