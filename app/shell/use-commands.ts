import { BookText, Inbox, Keyboard, LogOut, type LucideIcon } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { signOut } from 'next-auth/react'
import { useTheme } from 'next-themes'
import { tabsFor } from '#app/inbox/tabs.ts'
import { paths } from '#app/paths.ts'
import { noteLeaving } from './leaving.ts'
import { sectionsFor } from './sections.ts'
import { THEMES } from './themes.ts'
import { useViewer } from './use-viewer.ts'

type Command = {
  /** What it is called and found by. */
  name: string
  /** Other words people look for it with. */
  words?: string[]
  icon: LucideIcon
  shortcut?: string
  run: () => void
}

/** Everything the command menu can do by itself. */
export function useCommands(onHelp: () => void): { heading: string; commands: Command[] }[] {
  const router = useRouter()
  const viewer = useViewer()
  const { setTheme } = useTheme()
  const go = (href: string) => {
    noteLeaving(href)
    router.push(href)
  }
  const sections = sectionsFor(viewer?.isOperator ?? false)
    .filter(({ href }) => href !== paths.inbox())
    .map(({ name, href, words, icon, key }) => ({ name, words: [...words], icon, shortcut: `g ${key}`, run: () => go(href) }))
  const inbox = tabsFor(viewer?.isOperator ?? false).map(({ tab, says }) => ({
    name: `Inbox: ${says}`,
    words: [tab, 'tasks'],
    icon: Inbox,
    run: () => go(paths.inbox({ tab })),
  }))
  const reference = {
    name: 'API reference',
    words: ['docs', 'openapi', 'rest'],
    icon: BookText,
    run: () => window.location.assign(paths.apiReference()),
  }
  return [
    { heading: 'Go to', commands: [...inbox, ...sections, reference] },
    {
      heading: 'Theme',
      commands: THEMES.map(({ value, label, icon }) => ({
        name: `${label} theme`,
        words: ['colour', 'appearance', 'mode'],
        icon,
        run: () => setTheme(value),
      })),
    },
    {
      heading: 'Account',
      commands: [
        { name: 'Keyboard shortcuts', words: ['help', 'keys'], icon: Keyboard, shortcut: '?', run: onHelp },
        { name: 'Sign out', words: ['log out', 'leave'], icon: LogOut, run: () => void signOut({ callbackUrl: paths.signIn() }) },
      ],
    },
  ]
}
