import { announceTask } from '#server/tasks/announce-task.ts'
import { routeWaiting } from '#server/tasks/route-waiting.ts'
import type { JobName, JobPayloads } from './payloads.ts'

/** One handler a job. Each may run twice for the same payload: a crash between its work and its tick repeats it. */
export const HANDLERS = {
  notify: ({ task_id }) => announceTask(task_id),
  route_waiting: async () => void (await routeWaiting()),
} satisfies { [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> }
