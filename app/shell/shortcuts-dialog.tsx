import { Dialog } from '#app/ui/dialog.tsx'
import { Kbd } from '#app/ui/kbd.tsx'
import { MOD, shortcutsFor } from './shortcuts.ts'
import { useModKey } from './use-mod-key.ts'
import { useViewer } from './use-viewer.ts'

type ShortcutsDialogProps = { open: boolean; onOpenChange: (open: boolean) => void }

export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const mod = useModKey()
  const isOperator = useViewer()?.isOperator ?? false
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      {shortcutsFor(isOperator).map((group) => (
        <section key={group.title} className="grid gap-1">
          <h3 className="pt-1 text-xs font-medium text-ink-faint">{group.title}</h3>
          <dl className="grid">
            {group.shortcuts.map(({ keys, does }) => (
              <div key={does} className="flex items-center justify-between gap-4 py-1">
                <dt>{does}</dt>
                <dd className="flex gap-1">
                  {keys.map((key) => (
                    <Kbd key={key} className="touch:inline-grid">
                      {key === MOD ? mod : key}
                    </Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
