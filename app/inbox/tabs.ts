import { INBOX_TABS, type InboxTab } from '#contract/views.ts'

/** `label` stands on the tab, where four of them fit on a phone; `says` is the whole of it. */
const WORDS: Record<InboxTab, { label: string; says: string }> = {
  mine: { label: 'Mine', says: 'assigned to me' },
  open: { label: 'Open', says: 'open to claim' },
  all: { label: 'All', says: 'all that wait' },
  done: { label: 'Done', says: 'done' },
  any: { label: 'Any', says: 'open or not' },
}

/**
 * Every open task is an operator's view; what a reviewer may see of it is in the first two tabs anyway. What is open and what has
 * ended stand together only where a link of the analytics has led there; first then, so that it is in sight on the narrowest phone.
 */
export function tabsFor(isOperator: boolean, chosen?: InboxTab) {
  return INBOX_TABS.filter((tab) => (tab !== 'all' || isOperator) && (tab !== 'any' || tab === chosen)).map((tab) => ({
    tab,
    ...WORDS[tab],
  }))
}

/** Null when the address names none. */
export function readTab(value: string | null): InboxTab | null {
  return INBOX_TABS.find((tab) => tab === value) ?? null
}

/** Behind each tab that the server counts. */
export type Counts = Record<Exclude<InboxTab, 'any'>, number>

export const countOf = (counts: Counts, tab: InboxTab): number => (tab === 'any' ? counts.all + counts.done : counts[tab])

/** Counting stops at 1,000 on the server: past that a number is only decoration. */
const COUNTED_TO = 1_000

export function countText(count: number): string {
  return count >= COUNTED_TO ? `${COUNTED_TO - 1}+` : String(count)
}
