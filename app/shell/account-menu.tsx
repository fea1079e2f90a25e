'use client'

import { BookText, Keyboard, LogOut, UserRound } from 'lucide-react'
import Link from 'next/link'
import { signOut } from 'next-auth/react'
import { useTheme } from 'next-themes'
import { paths } from '#app/paths.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Button } from '#app/ui/button.tsx'
import {
  DropdownMenu,
  DropdownMenuChoice,
  DropdownMenuChoices,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#app/ui/dropdown-menu.tsx'
import { THEMES } from './themes.ts'
import { useViewer } from './use-viewer.ts'

export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const viewer = useViewer()
  const { theme, setTheme } = useTheme()
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Account" className="rounded-full">
          <Avatar name={viewer?.name ?? ''} className="size-7 text-xs" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-60">
        {viewer && (
          <div className="px-2 pt-1.5 pb-2">
            <p className="truncate font-medium">{viewer.name}</p>
            {viewer.email && viewer.email !== viewer.name && <p className="truncate text-sm text-ink-muted">{viewer.email}</p>}
            <p className="text-sm text-ink-muted">{viewer.isOperator ? 'Operator' : 'Reviewer'}</p>
          </div>
        )}
        <DropdownMenuItem asChild>
          <Link href={paths.account()}>
            <UserRound aria-hidden="true" />
            Your account
          </Link>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <DropdownMenuChoices value={theme} onValueChange={setTheme}>
          {THEMES.map(({ value, label, icon: Icon }) => (
            <DropdownMenuChoice key={value} value={value}>
              <Icon aria-hidden="true" />
              {label}
            </DropdownMenuChoice>
          ))}
        </DropdownMenuChoices>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <a href={paths.apiReference()}>
            <BookText aria-hidden="true" />
            API reference
          </a>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={onHelp} className="touch:hidden">
          <Keyboard aria-hidden="true" />
          Keyboard shortcuts
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void signOut({ callbackUrl: paths.signIn() })}>
          <LogOut aria-hidden="true" />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
