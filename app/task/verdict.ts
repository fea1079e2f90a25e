import type { TerminalStatus } from '#contract/statuses.ts'
import type { TaskView } from '#app/trpc/client.ts'
import { channelName } from './channels.ts'

/** What of the view the sentence is made of. */
type Ended = {
  task: Pick<
    TaskView['task'],
    'status' | 'timed_out_at' | 'completed_via_channel' | 'completed_by_user_id' | 'completed_by_display_name' | 'completed_by_email'
  >
  timeline: readonly Pick<TaskView['timeline'][number], 'action' | 'actor_type' | 'actor_email' | 'actor_name'>[]
}

/** The person who reads. */
type Reader = { id: string; email: string | null } | undefined

function answererOf({ task, timeline }: Ended, me: string | undefined): string {
  if (me && task.completed_by_user_id === me) return 'You'
  // Answered elsewhere in the name of somebody: the event knows what they are called.
  const event = timeline.findLast(({ action }) => action === 'submitted')
  return task.completed_by_display_name ?? event?.actor_name ?? task.completed_by_email ?? 'Somebody'
}

function cancellerOf({ timeline }: Ended, myEmail: string | null | undefined): string {
  const event = timeline.findLast((each) => each.action === 'cancelled')
  if (event?.actor_type !== 'human') return 'The agent'
  return myEmail && event.actor_email === myEmail ? 'You' : (event.actor_name ?? 'An operator')
}

/** How a task ended, in one sentence. */
export function verdictOf(view: Ended, me: Reader): string {
  const { task } = view
  const channel = task.completed_via_channel
  switch (task.status as TerminalStatus) {
    case 'completed':
      if (task.timed_out_at) return 'Nobody answered in time; the agent’s own default stands'
      return `${answererOf(view, me?.id)} answered this${channel && channel !== 'dashboard' ? ` through ${channelName(channel)}` : ''}`
    case 'timed_out':
      return 'Time ran out before anybody answered'
    case 'cancelled':
      return `${cancellerOf(view, me?.email)} cancelled this task`
    case 'verification_exhausted':
      return 'The verifier turned down the last try'
  }
}
