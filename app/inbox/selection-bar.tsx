'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import type { TogetherResult } from '#contract/inbox.ts'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Kbd } from '#app/ui/kbd.tsx'
import { AnswerTogether } from './answer-together.tsx'
import { Failures } from './failures.tsx'
import { failuresOf, type Failed, useTogether } from './use-together.ts'
import type { Selection } from './use-selection.ts'

type SelectionBarProps = { selection: Selection; answering: boolean; onAnswering: (answering: boolean) => void }

/** What can be done with the chosen rows; stands at the lower edge of the list for as long as there are any. */
export function SelectionBar({ selection: { chosen, clear, keep }, answering, onAnswering }: SelectionBarProps) {
  const { claim, release } = useTogether()
  const [failed, setFailed] = useState<{ title: string; each: Failed[] } | null>(null)
  const ids = [...chosen.keys()]
  const alike = new Set([...chosen.values()].map((row) => row.form_key)).size === 1
  const unlike = alike ? null : 'They ask for different answers. Choose tasks with the same form.'

  /** What was done leaves the choice, what could not be done stays in it. */
  const settle = (deed: string) => (results: TogetherResult) => {
    const each = failuresOf(results)
    const done = results.length - each.length
    keep(each.map(({ id }) => id))
    if (done > 0) toast.success(`${deed} ${done}.`)
    if (each.length > 0) setFailed({ title: `${each.length} of ${results.length} could not be ${deed.toLowerCase()}`, each })
  }
  const answer = () => {
    if (ids.length === 0) return
    if (alike) onAnswering(true)
    else toast(unlike)
  }
  useShortcuts({ b: answer })
  return (
    <>
      {ids.length > 0 && (
        <div
          role="toolbar"
          aria-label="Chosen tasks"
          className="sticky bottom-0 z-10 flex shrink-0 flex-wrap items-center gap-1.5 border-t border-line-strong bg-raised px-3 py-2 shadow-lift max-lg:pb-[max(0.5rem,env(safe-area-inset-bottom))]"
        >
          <span role="status" className="mr-auto pl-1 text-sm font-medium whitespace-nowrap">
            {ids.length} selected
          </span>
          <Button size="sm" variant="primary" unavailable={unlike} onClick={answer}>
            Answer <Kbd>b</Kbd>
          </Button>
          <Button size="sm" loading={claim.isPending} onClick={() => claim.mutate({ ids }, { onSuccess: settle('Claimed') })}>
            Claim
          </Button>
          <Button size="sm" loading={release.isPending} onClick={() => release.mutate({ ids }, { onSuccess: settle('Released') })}>
            Release
          </Button>
          <Button size="icon" variant="ghost" aria-label="Clear selection" className="size-7" onClick={clear}>
            <X aria-hidden="true" />
          </Button>
        </div>
      )}
      {answering && <AnswerTogether chosen={chosen} onClose={() => onAnswering(false)} onLeft={keep} />}
      {failed && (
        <Dialog open onOpenChange={() => setFailed(null)} title={failed.title}>
          <Failures failed={failed.each} chosen={chosen} />
        </Dialog>
      )}
    </>
  )
}
