'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { CodeBlock } from '#app/ui/code-block.tsx'
import { Description, DescriptionList } from '#app/ui/description-list.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { DeliveryAttempts } from './delivery-attempts.tsx'
import { DeliveryStatus } from './delivery-status.tsx'
import { useRedeliver } from './use-redeliver.ts'

/** Milliseconds: whoever has just sent one again watches whether it arrives. */
const LOOK_EVERY = 2_000

function useDelivery(id: string) {
  const api = useApi()
  return useQuery(
    api.desk.delivery.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (state.data?.status === 'pending' ? LOOK_EVERY : false), retry: false },
    ),
  )
}

/** As it is sent, laid out for reading; what is no JSON stays as it is. */
function laidOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

const heading = (words: ReactNode) => <h3 className="text-sm font-medium">{words}</h3>

function Opened({ id }: { id: string }) {
  const { data: delivery, error } = useDelivery(id)
  const { one } = useRedeliver()
  if (error) return <p>{problemOf(error).message}</p>
  if (!delivery) return <Skeleton className="h-64 w-full" />
  return (
    <div className="grid min-w-0 gap-4">
      <DescriptionList>
        <Description term="Status">
          <span className="flex flex-wrap items-center justify-between gap-2">
            <DeliveryStatus delivery={delivery} />
            <Button
              size="sm"
              loading={one.isPending}
              unavailable={delivery.redacted ? 'There is nothing left to send.' : null}
              onClick={() => one.mutate({ delivery_id: delivery.id })}
            >
              Redeliver
            </Button>
          </span>
        </Description>
        <Description term="Task">
          <Link href={paths.task(delivery.task_id)} className="underline underline-offset-2">
            {delivery.task}
          </Link>
        </Description>
        <Description term="Receiver">
          <span className="font-mono text-sm break-all">{delivery.url}</span>
        </Description>
        <Description term="webhook-id">
          <span className="font-mono text-sm break-all">{delivery.id}</span>
        </Description>
        {delivery.status === 'pending' && (
          <Description term="Next try">
            <RelativeTime value={delivery.next_attempt_at} />, given up <RelativeTime value={delivery.gives_up_at} />
          </Description>
        )}
      </DescriptionList>
      <section className="grid min-w-0 gap-2">
        {heading(`Tries (${delivery.attempt_count})`)}
        <DeliveryAttempts attempts={delivery.attempts} />
      </section>
      <section className="grid min-w-0 gap-2">
        {heading('What is sent')}
        {delivery.body === null ? (
          <p className="text-sm text-ink-muted">Erased once it had been delivered, as its task asked.</p>
        ) : (
          <CodeBlock title="body" code={laidOut(delivery.body)} />
        )}
      </section>
    </div>
  )
}

export function DeliveryDialog({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <Dialog open={id !== null} onOpenChange={(open) => !open && onClose()} title="Webhook delivery" className="sm:top-[6dvh] sm:max-w-2xl">
      {id && <Opened id={id} />}
    </Dialog>
  )
}
