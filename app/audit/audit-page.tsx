'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowUp, Download, ScrollText } from 'lucide-react'
import { useState } from 'react'
import type { AuditRecord } from '#contract/audit.ts'
import { paths } from '#app/paths.ts'
import { ListFailed, TableGhosts } from '#app/shell/list-states.tsx'
import { useAddress } from '#app/shell/use-address.ts'
import { useApi } from '#app/trpc/client.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { type AuditAddress, FILTERS, queryOf } from './audit-filter.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditTable } from './audit-table.tsx'
import { RecordDialog } from './record-dialog.tsx'
import { useAudit } from './use-audit.ts'

function Exports({ address }: { address: AuditAddress }) {
  const filters = queryOf(address)
  return (
    <>
      {(['csv', 'json'] as const).map((format) => (
        <Button key={format} asChild>
          <a href={paths.auditExport(format, filters)} download>
            <Download aria-hidden="true" />
            Export {format.toUpperCase()}
          </a>
        </Button>
      ))}
    </>
  )
}

function Newer({ onShow }: { onShow: () => void }) {
  return (
    <Button size="sm" variant="primary" className="justify-self-center" onClick={onShow}>
      <ArrowUp aria-hidden="true" />
      New entries
    </Button>
  )
}

/** Everything that happened and was changed, newest first. */
export function Audit() {
  const api = useApi()
  const queries = useQueryClient()
  const { get, replace } = useAddress()
  const address: AuditAddress = Object.fromEntries(FILTERS.flatMap((name) => (get(name) ? [[name, get(name)]] : [])))
  const { data: words } = useQuery(api.audit.words.queryOptions())
  const { list, entries, hasNewer } = useAudit(address)
  const [opened, setOpened] = useState<AuditRecord | null>(null)
  const filtered = Object.keys(address).length > 0
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto grid w-full max-w-7xl flex-1 content-start gap-5 px-4 py-5 outline-none sm:px-6 lg:py-8"
    >
      <PageHeader
        title="Audit"
        meta="What happened to every task, and who changed people, pools, keys and deliveries. Nothing here can be edited."
        actions={<Exports address={address} />}
      />
      <AuditFilters address={address} words={words} onChange={replace} />
      <output className="grid empty:hidden">
        {hasNewer && <Newer onShow={() => void queries.resetQueries(api.audit.list.infiniteQueryFilter())} />}
      </output>
      {list.isPending && <TableGhosts />}
      {list.isError && entries.length === 0 && <ListFailed what="The audit" error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && entries.length === 0 && (
        <EmptyState
          icon={ScrollText}
          title={filtered ? 'Nothing matches' : 'Nothing has happened yet'}
          text={filtered ? 'No entry fits these filters.' : 'The first task writes the first entry.'}
          inList
        >
          {filtered && <Button onClick={() => replace(Object.fromEntries(FILTERS.map((name) => [name, null])))}>Clear the filters</Button>}
        </EmptyState>
      )}
      {entries.length > 0 && <AuditTable entries={entries} onOpen={setOpened} />}
      {list.hasNextPage && (
        <Button variant="ghost" className="justify-self-center" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Load more
        </Button>
      )}
      <RecordDialog record={opened} onClose={() => setOpened(null)} />
    </main>
  )
}
