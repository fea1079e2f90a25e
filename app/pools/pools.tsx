'use client'

import { useSearchParams } from 'next/navigation'
import { paths } from '#app/paths.ts'
import { PeopleNav } from '#app/people/people-nav.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Tab, Tabs, TabsContent, TabsList } from '#app/ui/tabs.tsx'
import { LevelsTab } from './levels-tab.tsx'
import { PoolsTab } from './pools-tab.tsx'
import { RolesTab } from './roles-tab.tsx'

const TABS = [
  { tab: 'pools', label: 'Pools', says: 'Teams that answer the same kind of task, and what happens to what they are asked.' },
  { tab: 'roles', label: 'Roles', says: 'What people are, across pools. A task may ask for a role, or for one within a pool.' },
  { tab: 'levels', label: 'Access levels', says: 'How much people may decide. A task asks for exactly one level, or for at least one.' },
] as const

/** Who is asked what, for operators. The tab is the address. */
export function Pools() {
  const params = useSearchParams()
  const { tab, says } = TABS.find((each) => each.tab === params.get('tab')) ?? TABS[0]
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto grid w-full max-w-6xl flex-1 content-start gap-5 px-4 py-6 outline-none sm:px-6 sm:py-8"
    >
      <PageHeader eyebrow={<PeopleNav here="pools" />} title="Pools, roles and levels" meta={says} />
      <Tabs value={tab} onValueChange={(next) => window.history.replaceState(null, '', paths.pools({ tab: next }))}>
        <TabsList aria-label="What to look after">
          {TABS.map((each) => (
            <Tab key={each.tab} value={each.tab}>
              {each.label}
            </Tab>
          ))}
        </TabsList>
        <TabsContent value={tab} tabIndex={-1} className="pt-5 outline-none">
          {tab === 'pools' && <PoolsTab />}
          {tab === 'roles' && <RolesTab />}
          {tab === 'levels' && <LevelsTab />}
        </TabsContent>
      </Tabs>
    </main>
  )
}
