import Link from 'next/link'
import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { cn } from '#app/ui/cn.ts'
import { PageHeader } from '#app/ui/page-header.tsx'

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
      <nav
        aria-label="Settings"
        className="-mx-4 [scrollbar-width:none] overflow-x-auto px-4 sm:-mx-6 sm:px-6 lg:sticky lg:top-[calc(var(--bar)+2rem)] lg:mx-0 lg:self-start lg:overflow-visible lg:px-0"
      >
        <ul className="flex w-max gap-1 lg:grid lg:w-auto">
          {PAGES.map(({ id, name, href }) => (
            <li key={id}>
              <Link
                href={href}
                aria-current={id === here ? 'page' : undefined}
                className={cn(
                  'flex h-8 items-center rounded-md px-2.5 whitespace-nowrap text-ink-muted transition-colors duration-100 hover:bg-hover hover:text-ink touch:h-11',
                  id === here && 'bg-hover font-medium text-ink',
                )}
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid min-w-0 content-start gap-5 *:min-w-0">
        <PageHeader title={title} meta={<span className="max-w-prose text-pretty">{about}</span>} actions={actions} />
        {children}
      </div>
    </main>
  )
}
