import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PageLinks } from '#app/ui/page-links.tsx'

const PAGES = [
  { id: 'status', name: 'Status', href: paths.status() },
  { id: 'keys', name: 'API keys', href: paths.keys() },
  { id: 'deliveries', name: 'Webhooks', href: paths.deliveries() },
  { id: 'jobs', name: 'Jobs and notices', href: paths.jobs() },
] as const

type SettingsFrameProps = {
  here: (typeof PAGES)[number]['id']
  title: string
  /** What the page is about, in a sentence. */
  about: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** What stands around every page of the settings. */
export function SettingsFrame({ here, title, about, actions, children }: SettingsFrameProps) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto grid w-full max-w-6xl flex-1 content-start gap-x-10 gap-y-5 px-4 py-5 outline-none sm:px-6 lg:grid-cols-[10rem_minmax(0,1fr)] lg:py-8"
    >
      <PageLinks
        label="Settings"
        pages={PAGES}
        here={here}
        className="-mx-4 [scrollbar-width:none] overflow-x-auto px-4 sm:-mx-6 sm:px-6 lg:sticky lg:top-[calc(var(--bar)+2rem)] lg:mx-0 lg:self-start lg:overflow-visible lg:px-0"
        listClassName="w-max lg:grid lg:w-auto"
      />
      <div className="grid min-w-0 content-start gap-5 *:min-w-0">
        <PageHeader title={title} meta={<span className="max-w-prose text-pretty">{about}</span>} actions={actions} />
        {children}
      </div>
    </main>
  )
}
