'use client'

import { useState, type ReactNode } from 'react'
import { ApiProvider } from '#app/trpc/provider.tsx'
import { Commands } from './commands.tsx'
import { Live } from './live.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { TopBar } from './top-bar.tsx'
import { useShortcuts } from './use-shortcuts.ts'

/** What stands around every signed-in page. */
export function Shell({ isOperator, children }: { isOperator: boolean; children: ReactNode }) {
  const [overlay, setOverlay] = useState<'commands' | 'help' | null>(null)
  const toggle = (name: 'commands' | 'help') => (open: boolean) => setOverlay(open ? name : null)
  useShortcuts({
    'mod+k': () => setOverlay(overlay === 'commands' ? null : 'commands'),
    '?': () => setOverlay('help'),
  })
  return (
    <ApiProvider>
      <Live>
        {/* 3rem is the bar's height, which sticky parts of the pages stand below. */}
        <div className="flex min-h-dvh flex-col [--bar:3rem]">
          <TopBar isOperator={isOperator} onCommands={() => setOverlay('commands')} onHelp={() => setOverlay('help')} />
          {children}
        </div>
        <Commands open={overlay === 'commands'} onOpenChange={toggle('commands')} onHelp={() => setOverlay('help')} />
        <ShortcutsDialog open={overlay === 'help'} onOpenChange={toggle('help')} />
      </Live>
    </ApiProvider>
  )
}
