import type { TaskView } from '#app/trpc/client.ts'
import { Card } from '#app/ui/card.tsx'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Timeline, TimelineItem } from '#app/ui/timeline.tsx'
import { tell } from './events.ts'

type TaskTimelineProps = { events: TaskView['timeline']; me: string | null | undefined }

export function TaskTimeline({ events, me }: TaskTimelineProps) {
  return (
    <Card title="What happened">
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
    </Card>
  )
}
