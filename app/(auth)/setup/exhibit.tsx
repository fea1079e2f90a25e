import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '#app/ui/cn.ts'

function Step({ who, last = false, children }: { who: string; last?: boolean; children: ReactNode }) {
  return (
    <li className={cn('relative grid gap-2 pl-6', !last && 'pb-7')}>
      <span className="absolute top-[0.4375rem] left-0 size-2 rounded-full border-2 border-accent-text bg-sunken" />
      {!last && <span className="absolute top-5 bottom-0 left-[0.21875rem] w-px bg-line-strong" />}
      <span className="text-sm text-ink-muted">{who}</span>
      {children}
    </li>
  )
}

const sheet = 'rounded-lg border border-line bg-surface px-4 py-3'
const code = `${sheet} font-mono text-sm leading-5 text-ink-muted`
const key = 'flex h-8 flex-1 items-center justify-center gap-1.5 rounded-md border text-base font-medium [&_svg]:size-4'

/** What this server is for, drawn with its own parts. Decoration: the page says in words what has to be done. */
export function Exhibit() {
  return (
    <div aria-hidden="true" className="hidden items-center justify-center border-l border-line bg-sunken px-10 lg:flex">
      <ol className="w-full max-w-[25rem] pb-[6vh]">
        <Step who="Your agent asks, and waits">
          <pre className={code}>
            <span className="text-ink">const</span> decision = <span className="text-ink">await</span>{' '}
            <span className="text-accent-text">awaitHuman</span>({'{'}
            {'\n  task: '}
            <span className="text-success-text">&apos;Approve this $250 refund?&apos;</span>,{'\n  …\n})'}
          </pre>
        </Step>
        <Step who="You look, and decide">
          <div className={cn(sheet, 'grid gap-3 shadow-lift')}>
            <span className="text-md font-semibold">Approve this $250 refund?</span>
            <span className="grid grid-cols-[6rem_1fr] gap-y-1 text-base">
              <span className="text-ink-muted">Amount</span> <span>$250.00</span>
              <span className="text-ink-muted">Customer</span> <span className="font-mono text-sm leading-[1.375rem]">cus_demo</span>
            </span>
            <span className="flex gap-2">
              <span className={cn(key, 'border-transparent bg-accent text-on-accent')}>
                <Check /> Approve
              </span>
              <span className={cn(key, 'border-line-strong text-ink')}>
                <X /> Reject
              </span>
            </span>
          </div>
        </Step>
        <Step who="It goes on, with your answer" last>
          <pre className={code}>
            {'{ approved: '}
            <span className="text-accent-text">true</span>
            {' }'}
          </pre>
        </Step>
      </ol>
    </div>
  )
}
