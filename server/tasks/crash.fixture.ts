import { armFailPoint, type FailPoint } from '#server/db/fail-point.ts'
import type { Caller } from '#server/domain/caller.ts'
import { createTask } from './create-task.ts'
import { reassignTask } from './reassign-task.ts'
import { AGENT, answer, question } from './test-tasks.ts'

// Run as a process of its own, which its parent expects to die: does one thing with one fail point armed.
export type Deed = { point: FailPoint } & (
  { create: Record<string, unknown> } | { complete: string; caller: Caller } | { reassign: string; to: Record<string, unknown> }
)

const deed = JSON.parse(process.argv[2] ?? '') as Deed
armFailPoint(deed.point)
if ('create' in deed) await createTask(AGENT, question(deed.create))
else if ('reassign' in deed) await reassignTask(AGENT, { id: deed.reassign, assignTo: deed.to })
else await answer(deed.caller, deed.complete, { approved: true, reason: 'typed before the crash' })
process.stdout.write('survived')
process.exit(0)
