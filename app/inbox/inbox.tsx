'use client'

import { useQuery } from '@tanstack/react-query'
import { MousePointerClick } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, type MouseEvent } from 'react'
import type { InboxRow } from '#contract/views.ts'
import { paths } from '#app/paths.ts'
import { TaskDetail } from '#app/task/task-detail.tsx'
import { useApi } from '#app/trpc/client.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Tab, Tabs, TabsContent, TabsList } from '#app/ui/tabs.tsx'
import { InboxEmpty } from './inbox-empty.tsx'
import { InboxList } from './inbox-list.tsx'
import { NothingYet } from './nothing-yet.tsx'
import { SearchBox } from './search-box.tsx'
import { countText, tabsFor } from './tabs.ts'
import { useInboxAddress } from './use-inbox-address.ts'
import { useInboxKeys } from './use-inbox-keys.ts'
import { useInboxList } from './use-inbox-list.ts'
import { useIsWide } from './use-is-wide.ts'
import { useNextRow } from './use-next-row.ts'

type Address = ReturnType<typeof useInboxAddress>

/** Without a tab in the address, the first one with something in it; then kept, so that nobody is moved while they work. An empty place has none yet. */
function useStartingTab(address: Address) {
  const api = useApi()
  const { data: counts } = useQuery(api.dashboard.counts.queryOptions())
  const { tab, fill } = address
  useEffect(() => {
    if (tab === null && counts && counts.all + counts.done > 0) fill({ tab: counts.mine === 0 && counts.open > 0 ? 'open' : 'mine' })
  })
  return { tab: tab ?? ('mine' as const), counts }
}

/** On wide windows a task stands beside the list from the start; on narrow ones a task is a page of its own. */
function useOpenTask(address: Address, rows: InboxRow[]) {
  const wide = useIsWide()
  const router = useRouter()
  const { tab, q, task, fill } = address
  const first = rows[0]?.id
  useEffect(() => {
    if (wide && tab && !task && first) fill({ task: first })
    if (wide === false && task) router.replace(paths.task(task, { tab, q }))
  })
  // Drawn at once; the address follows, so that a task that arrives above does not take its place.
  return { wide: wide === true, task: wide ? (task ?? (tab && first) ?? null) : null }
}

/** A search starts with its first find, unless the person has opened a task since they typed. */
function searchFor(address: Address, q: string): () => void {
  const before = address.chosenTask()
  return () => address.replace(address.chosenTask() === before ? { q, task: null } : { q })
}

/** `isOperator` comes with the page, so that no tab appears a moment later. */
export function Inbox({ isOperator }: { isOperator: boolean }) {
  const address = useInboxAddress()
  const { tab, counts } = useStartingTab(address)
  const list = useInboxList(tab, address.q)
  const { wide, task } = useOpenTask(address, list.isPlaceholderData ? [] : list.rows)
  const listRef = useRef<HTMLUListElement>(null)
  const detailRef = useRef<HTMLElement>(null)
  const next = useNextRow(list.rows, task)
  const select = (id: string | null) => address.replace({ task: id })
  useInboxKeys({ list: listRef, task, onMove: wide ? select : null })

  const open = (row: InboxRow, event: MouseEvent) => {
    if (!wide || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    if (row.id !== task) address.push({ task: row.id })
    // Opened with Enter (a click without a pointer): the keyboard goes on in the task.
    if (event.detail === 0) detailRef.current?.focus()
  }
  if (isOperator && counts && counts.all + counts.done === 0) {
    return (
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        <h1 className="sr-only">Inbox</h1>
        <NothingYet />
      </main>
    )
  }
  return (
    <main
      id="main"
      tabIndex={-1}
      className="grid flex-1 outline-none lg:h-[calc(100dvh-var(--bar))] lg:flex-none lg:grid-cols-[25rem_minmax(0,1fr)] lg:grid-rows-[minmax(0,1fr)] lg:overflow-hidden"
    >
      <h1 className="sr-only">Inbox</h1>
      <Tabs
        value={tab}
        onValueChange={(value) => address.replace({ tab: value, task: null })}
        activationMode="manual"
        className="flex min-h-0 min-w-0 flex-col border-line lg:border-r"
      >
        <div className="sticky top-(--bar) z-10 shrink-0 bg-canvas lg:static">
          <div className="px-4 pt-3 pb-1.5">
            <SearchBox value={address.q} onType={(q) => searchFor(address, q)} />
          </div>
          <TabsList aria-label="Which tasks" className="px-4">
            {tabsFor(isOperator).map((each) => (
              <Tab key={each.tab} value={each.tab} count={counts ? countText(counts[each.tab]) : null}>
                {each.label}
              </Tab>
            ))}
          </TabsList>
        </div>
        <TabsContent value={tab} tabIndex={-1} className="min-h-0 flex-1 bg-surface outline-none lg:overflow-y-auto">
          <InboxList
            list={list}
            listRef={listRef}
            selected={task}
            showPerson={tab !== 'mine'}
            hrefOf={(row) => paths.task(row.id, { tab, q: address.q })}
            onOpen={open}
            empty={<InboxEmpty tab={tab} q={address.q} counts={counts} onClearSearch={() => address.replace({ q: '' })} />}
          />
        </TabsContent>
      </Tabs>
      {wide && (
        <section ref={detailRef} tabIndex={-1} aria-label="Task" className="min-w-0 overflow-y-auto outline-none">
          {task ? (
            <TaskDetail key={task} id={task} inbox={null} next={next} onNext={select} onBack={() => focusRow(listRef.current, task)} />
          ) : (
            list.rows.length > 0 && (
              <EmptyState
                icon={MousePointerClick}
                title="No task open"
                text="Choose one from the list, or press j and k to go through it."
              />
            )
          )}
        </section>
      )}
    </main>
  )
}

function focusRow(list: HTMLUListElement | null, id: string) {
  const row = list?.querySelector<HTMLElement>(`[data-task="${CSS.escape(id)}"]`) ?? list?.querySelector<HTMLElement>('[data-task]')
  row?.focus()
}
