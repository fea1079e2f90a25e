'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { MousePointerClick } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, type MouseEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { isTerminal } from '#contract/statuses.ts'
import type { InboxRow } from '#contract/views.ts'
import { paths } from '#app/paths.ts'
import { TaskDetail } from '#app/task/task-detail.tsx'
import { useApi } from '#app/trpc/client.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Tabs, TabsContent } from '#app/ui/tabs.tsx'
import { isFiltered, narrowingOf, NO_FILTERS, readFilters } from './filters.ts'
import { InboxEmpty } from './inbox-empty.tsx'
import { InboxHead } from './inbox-head.tsx'
import { InboxList } from './inbox-list.tsx'
import { NothingYet } from './nothing-yet.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { readTab } from './tabs.ts'
import { type Address, useInboxAddress } from './use-inbox-address.ts'
import { useInboxKeys } from './use-inbox-keys.ts'
import { useInboxList } from './use-inbox-list.ts'
import { useIsWide } from './use-is-wide.ts'
import { useNextRow } from './use-next-row.ts'
import { useSelection } from './use-selection.ts'

/** Without a tab in the address, the first one with something in it; then kept, so that nobody is moved while they work. An empty place has none yet. */
function useStartingTab(address: Address) {
  const api = useApi()
  const { data: counts } = useQuery(api.dashboard.counts.queryOptions())
  const { tab, fill } = address
  useEffect(() => {
    if (tab === null && counts && counts.all + counts.done > 0) fill({ tab: counts.mine === 0 && counts.open > 0 ? 'open' : 'mine' })
  })
  return { tab: tab ?? ('mine' as const), everything: counts }
}

/** How many are behind each tab, of those that search and filters leave. */
function useCounts({ q, filters }: Address) {
  const api = useApi()
  const narrowing = narrowingOf({ q, filters })
  const input = Object.keys(narrowing).length > 0 ? narrowing : undefined
  return useQuery(api.dashboard.counts.queryOptions(input, { placeholderData: keepPreviousData })).data
}

/** On wide windows a task stands beside the list from the start; on narrow ones a task is a page of its own. */
function useOpenTask(address: Address, rows: InboxRow[]) {
  const wide = useIsWide()
  const router = useRouter()
  const { tab, q, filters, task, fill } = address
  const first = rows[0]?.id
  useEffect(() => {
    if (wide && tab && !task && first) fill({ task: first })
    if (wide === false && task) router.replace(paths.task(task, { tab, q, ...filters }))
  })
  // Drawn at once; the address follows, so that a task that arrives above does not take its place.
  return { wide: wide === true, task: wide ? (task ?? (tab && first) ?? null) : null }
}

const NO_ROWS: InboxRow[] = []

/** The row with the browser's focus stays drawn; one that is to get it is drawn first. */
function useFocusedRow(listRef: RefObject<HTMLUListElement | null>) {
  const [focused, setFocused] = useState<string | null>(null)
  const focusRow = (id: string | null) => {
    flushSync(() => setFocused(id))
    const list = listRef.current
    const wanted = id && list?.querySelector<HTMLElement>(`[data-task="${CSS.escape(id)}"]`)
    const row = wanted || list?.querySelector<HTMLElement>('[data-task]')
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }
  return { focused, setFocused, focusRow }
}

/** Everything the page is made of, and what its parts do to one another. */
function useInbox() {
  const address = useInboxAddress()
  const { q, filters, replace } = address
  const { tab, everything } = useStartingTab(address)
  const counts = useCounts(address)
  const list = useInboxList(tab, { q, filters })
  const rows = list.isPlaceholderData ? NO_ROWS : list.rows
  const { wide, task } = useOpenTask(address, rows)
  const [answering, setAnswering] = useState(false)
  const selection = useSelection(rows, { paused: answering || list.isPlaceholderData })
  const listRef = useRef<HTMLUListElement>(null)
  const detailRef = useRef<HTMLElement>(null)
  const next = useNextRow(list.rows, task)
  const { focused, setFocused, focusRow } = useFocusedRow(listRef)
  const select = (id: string | null) => replace({ task: id })
  const { toggle, clear } = selection
  useInboxKeys({ rows: list.rows, list: listRef, task, focusRow, onMove: wide ? select : null, onToggle: toggle, onClear: clear })

  const open = (row: InboxRow, event: MouseEvent) => {
    if (event.shiftKey && !isTerminal(row.status)) {
      event.preventDefault()
      return selection.extend(row.id)
    }
    if (!wide || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    if (row.id !== task) address.push({ task: row.id })
    // Opened with Enter (a click without a pointer): the keyboard goes on in the task.
    if (event.detail === 0) detailRef.current?.focus()
  }
  const openView = (query: string) => {
    const view = new URLSearchParams(query)
    address.push({ ...NO_FILTERS, ...readFilters(view), tab: readTab(view.get('tab')) ?? 'mine', q: view.get('q') ?? '', task: null })
  }
  const focus = { focused, setFocused, focusRow }
  return {
    address,
    tab,
    everything,
    counts,
    list,
    wide,
    task,
    answering,
    setAnswering,
    selection,
    listRef,
    detailRef,
    next,
    focus,
    select,
    open,
    openView,
  }
}

type InboxState = ReturnType<typeof useInbox>

function ListPane({ inbox, isOperator }: { inbox: InboxState; isOperator: boolean }) {
  const { address, tab, counts, list, listRef, wide, task, focus, selection, open } = inbox
  const { q, filters, replace } = address
  const scroller = useRef<HTMLDivElement>(null)
  return (
    <Tabs
      value={tab}
      onValueChange={(value) => replace({ tab: value, task: null })}
      activationMode="manual"
      className="flex min-h-0 min-w-0 flex-col border-line lg:border-r"
    >
      <InboxHead address={address} isOperator={isOperator} tab={tab} counts={counts} onView={inbox.openView} />
      <TabsContent ref={scroller} value={tab} tabIndex={-1} className="relative min-h-0 flex-1 bg-surface outline-none lg:overflow-y-auto">
        <InboxList
          list={list}
          listRef={listRef}
          scroller={wide ? scroller : null}
          selected={task}
          focused={focus.focused}
          onFocusRow={focus.setFocused}
          selection={selection}
          showPerson={tab !== 'mine'}
          hrefOf={(row) => paths.task(row.id, { tab, q, ...filters })}
          onOpen={open}
          empty={
            <InboxEmpty
              tab={tab}
              q={q}
              filtered={isFiltered(filters)}
              counts={counts}
              onClearSearch={() => replace({ q: '' })}
              onClearFilters={() => replace({ ...NO_FILTERS, task: null })}
            />
          }
        />
      </TabsContent>
      <SelectionBar selection={selection} answering={inbox.answering} onAnswering={inbox.setAnswering} />
    </Tabs>
  )
}

function TaskPane({ inbox: { detailRef, task, list, next, select, focus } }: { inbox: InboxState }) {
  return (
    <section ref={detailRef} tabIndex={-1} aria-label="Task" className="relative min-w-0 overflow-y-auto outline-none">
      {task ? (
        <TaskDetail key={task} id={task} inbox={null} next={next} onNext={select} onBack={() => focus.focusRow(task)} />
      ) : (
        list.rows.length > 0 && (
          <EmptyState icon={MousePointerClick} title="No task open" text="Choose one from the list, or press j and k to go through it." />
        )
      )}
    </section>
  )
}

/** `isOperator` comes with the page, so that no tab appears a moment later. */
export function Inbox({ isOperator }: { isOperator: boolean }) {
  const inbox = useInbox()
  const { everything, wide } = inbox
  if (isOperator && everything && everything.all + everything.done === 0) {
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
      <ListPane inbox={inbox} isOperator={isOperator} />
      {wide && <TaskPane inbox={inbox} />}
    </main>
  )
}
