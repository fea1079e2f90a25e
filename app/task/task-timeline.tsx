import type { TaskView } from '#app/trpc/client.ts'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Timeline, TimelineItem } from '#app/ui/timeline.tsx'
import { tell } from './events.ts'
import { Part } from './part.tsx'

type TaskTimelineProps = { events: TaskView['timeline']; me: string | null | undefined }

export function TaskTimeline({ events, me }: TaskTimelineProps) {
  return (
    <Part title="What happened">
      <Timeline>
        {events.map((event) => {
          const { icon, tone, title, quote } = tell(event, me)
          return (
            <TimelineItem key={event.id} icon={icon} tone={tone} title={title} time={<RelativeTime value={event.created_at} />}>
              {quote}
            </TimelineItem>
          )
        })}
      </Timeline>
    </Part>
  )
}
