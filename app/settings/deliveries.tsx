'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Webhook } from 'lucide-react'
import { useState } from 'react'
import { ListFailed, TableGhosts } from '#app/shell/list-states.tsx'
import { useAddress } from '#app/shell/use-address.ts'
import { useApi } from '#app/trpc/client.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DeliveryDialog } from './delivery-dialog.tsx'
import { DeliveryFilters, readDeliveryStatus } from './delivery-filters.tsx'
import { DeliveryTable } from './delivery-table.tsx'
import { RedeliverFailedDialog } from './redeliver-failed-dialog.tsx'
import { SecretsDialog } from './secrets-dialog.tsx'
import { SettingsFrame } from './settings-frame.tsx'

/** Lines a page: one and a half screens. */
const PAGE = 50

/** Milliseconds. Deliveries change by themselves while somebody watches whether they arrive. */
const LOOK_EVERY = 5_000

type Filters = { status: string | undefined; host: string | undefined; task: string | undefined }

function useDeliveries({ status, host, task }: Filters) {
  const api = useApi()
  return useInfiniteQuery(
    api.desk.deliveries.infiniteQueryOptions(
      { status: readDeliveryStatus(status), host, task_id: task, limit: PAGE },
      { getNextPageParam: (page) => page.next_cursor, placeholderData: keepPreviousData, refetchInterval: LOOK_EVERY },
    ),
  )
}

function NoDeliveries({ filtered }: { filtered: boolean }) {
  if (filtered) return <EmptyState title="Nothing matches" text="No webhook fits these filters." inList />
  return (
    <EmptyState
      icon={Webhook}
      title="No webhooks yet"
      text="A task that is created with a callback_url tells it how it ended. Each such message is listed here, with what its receiver said."
      inList
    />
  )
}

export function Deliveries() {
  const address = useAddress()
  const filters = { status: address.get('status'), host: address.get('host'), task: address.get('task') }
  const list = useDeliveries(filters)
  const [asking, setAsking] = useState<'redeliver' | 'secrets' | null>(null)
  const rows = list.data?.pages.flatMap(({ deliveries }) => deliveries) ?? []
  const actions = (
    <>
      <Button onClick={() => setAsking('secrets')}>Signing secrets</Button>
      <Button onClick={() => setAsking('redeliver')}>Redeliver failed…</Button>
    </>
  )
  return (
    <SettingsFrame
      here="deliveries"
      title="Webhooks"
      about="How tasks that named a callback_url told it that they ended. A receiver that fails is tried again for 72 hours."
      actions={actions}
    >
      <DeliveryFilters {...filters} onChange={address.replace} />
      {list.isPending && <TableGhosts />}
      {list.isError && rows.length === 0 && <ListFailed what="The deliveries" error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <NoDeliveries filtered={Object.values(filters).some(Boolean)} />}
      {rows.length > 0 && (
        <DeliveryTable deliveries={rows} onOpen={(id) => address.push({ delivery: id })} onHost={(host) => address.replace({ host })} />
      )}
      {list.hasNextPage && (
        <Button variant="ghost" className="justify-self-center" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Load more
        </Button>
      )}
      <DeliveryDialog id={address.get('delivery') ?? null} onClose={() => address.replace({ delivery: null })} />
      <RedeliverFailedDialog open={asking === 'redeliver'} onOpenChange={(open) => setAsking(open ? 'redeliver' : null)} />
      <SecretsDialog open={asking === 'secrets'} onOpenChange={(open) => setAsking(open ? 'secrets' : null)} />
    </SettingsFrame>
  )
}
