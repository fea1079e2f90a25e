'use client'

import { useQuery } from '@tanstack/react-query'
import type { InboxTab } from '#contract/views.ts'
import { useApi } from '#app/trpc/client.ts'
import { Tab, TabsList } from '#app/ui/tabs.tsx'
import { FilterChips } from './filter-chips.tsx'
import { FilterMenu } from './filter-menu.tsx'
import { NO_FILTERS, viewQuery } from './filters.ts'
import { SearchBox } from './search-box.tsx'
import { countOf, type Counts, countText, tabsFor } from './tabs.ts'
import type { Address } from './use-inbox-address.ts'
import { ViewsMenu } from './views-menu.tsx'

/** Milliseconds: pools and people change rarely, and whoever made one reloads. */
const OPTIONS_FRESH_MS = 60_000

/** A search starts with its first find, unless the person has opened a task since they typed. */
function searchFor(address: Address, q: string): () => void {
  const before = address.chosenTask()
  return () => address.replace(address.chosenTask() === before ? { q, task: null } : { q })
}

type InboxHeadProps = {
  address: Address
  isOperator: boolean
  tab: InboxTab
  counts: Counts | undefined
  onView: (query: string) => void
}

/** What decides on what is listed below: search, filters, tabs and saved views. */
export function InboxHead({ address, isOperator, tab, counts, onView }: InboxHeadProps) {
  const api = useApi()
  const { data: options } = useQuery(api.inbox.filterOptions.queryOptions(undefined, { staleTime: OPTIONS_FRESH_MS }))
  const { q, filters, replace } = address
  return (
    <div className="sticky top-(--bar) z-10 shrink-0 bg-canvas lg:static">
      <div className="flex gap-2 px-4 pt-3 pb-1.5">
        <div className="min-w-0 flex-1">
          <SearchBox value={q} onType={(text) => searchFor(address, text)} />
        </div>
        <FilterMenu filters={filters} options={options} onChange={(key, value) => replace({ [key]: value, task: null })} />
      </div>
      <FilterChips
        filters={filters}
        options={options}
        onRemove={(key) => replace({ [key]: null, task: null })}
        onClear={() => replace({ ...NO_FILTERS, task: null })}
      />
      <div className="flex items-center gap-2 border-b border-line pr-2 pl-4">
        <TabsList aria-label="Which tasks" className="min-w-0 flex-1 border-b-0">
          {tabsFor(isOperator, tab).map((each) => (
            <Tab key={each.tab} value={each.tab} count={counts ? countText(countOf(counts, each.tab)) : null}>
              {each.label}
            </Tab>
          ))}
        </TabsList>
        <ViewsMenu narrow={tab === 'any'} query={viewQuery({ tab, q, filters })} onOpen={(view) => onView(view.query)} />
      </div>
    </div>
  )
}
