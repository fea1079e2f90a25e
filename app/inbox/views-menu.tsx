'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Bookmark, BookmarkPlus, ChevronDown, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import type { SavedView } from '#contract/inbox.ts'
import { MAX_VIEW_NAME } from '#contract/limits.ts'
import { NameDialog } from '#app/shell/name-dialog.tsx'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { AlertDialog } from '#app/ui/alert-dialog.tsx'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#app/ui/dropdown-menu.tsx'

function useViews() {
  const api = useApi()
  const queries = useQueryClient()
  const { data: views = [] } = useQuery(api.inbox.views.queryOptions())
  const onSuccess = () => queries.invalidateQueries(api.inbox.views.queryFilter())
  return {
    views,
    save: useMutation(api.inbox.saveView.mutationOptions({ onSuccess })),
    rename: useMutation(api.inbox.renameView.mutationOptions({ onSuccess })),
    remove: useMutation(api.inbox.deleteView.mutationOptions({ onSuccess, onError: (error) => toast.error(problemOf(error).message) })),
  }
}

type ViewsMenuProps = {
  /** What would be saved: the address as `viewQuery` writes it. */
  query: string
  onOpen: (view: SavedView) => void
  /** Beside five tabs there is room for the mark alone. */
  narrow: boolean
}

/** Inboxes that this person comes back to: opened, saved, called otherwise and forgotten here. */
export function ViewsMenu({ query, onOpen, narrow }: ViewsMenuProps) {
  const { views, save, rename, remove } = useViews()
  const [asking, setAsking] = useState<'save' | 'rename' | 'delete' | null>(null)
  const current = views.find((view) => view.query === query)
  const close = () => setAsking(null)
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="sm" className="max-w-36 min-w-0 shrink px-2 max-sm:max-w-24 [&>span]:min-w-0" title="Saved views">
            <Bookmark aria-hidden="true" className={current ? 'fill-current' : undefined} />
            {/* Beside four tabs a narrow phone has room for the mark alone. */}
            <span className={cn('truncate', !current && (narrow ? 'sr-only' : 'max-sm:sr-only'))}>{current?.name ?? 'Views'}</span>
            <ChevronDown aria-hidden="true" className={narrow ? 'hidden' : 'max-sm:hidden'} />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuLabel>{views.length > 0 ? 'Saved views' : 'No saved views yet'}</DropdownMenuLabel>
          {views.map((view) => (
            <DropdownMenuItem key={view.id} onSelect={() => onOpen(view)}>
              <Bookmark aria-hidden="true" className={view === current ? 'fill-current' : undefined} />
              <span className="max-w-56 truncate">{view.name}</span>
            </DropdownMenuItem>
          ))}
          <DropdownMenuSeparator />
          <DropdownMenuItem unavailable={current ? `This is “${current.name}”.` : null} onSelect={() => setAsking('save')}>
            <BookmarkPlus aria-hidden="true" />
            Save this view…
          </DropdownMenuItem>
          {current && (
            <>
              <DropdownMenuItem onSelect={() => setAsking('rename')}>
                <Pencil aria-hidden="true" />
                Rename this view…
              </DropdownMenuItem>
              <DropdownMenuItem danger onSelect={() => setAsking('delete')}>
                <Trash2 aria-hidden="true" />
                Delete this view…
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <NameDialog
        open={asking === 'save'}
        title="Save this view"
        description="Tab, search and filters, as they are now. Only you see it."
        confirmLabel="Save"
        maxLength={MAX_VIEW_NAME}
        onConfirm={(name) => save.mutateAsync({ name, query })}
        onClose={close}
      />
      <NameDialog
        open={asking === 'rename' && current !== undefined}
        title="Rename this view"
        confirmLabel="Rename"
        name={current?.name ?? ''}
        maxLength={MAX_VIEW_NAME}
        onConfirm={(name) => rename.mutateAsync({ id: current?.id ?? '', name })}
        onClose={close}
      />
      <AlertDialog
        open={asking === 'delete' && current !== undefined}
        onOpenChange={close}
        title={`Delete the view “${current?.name}”?`}
        description="The tasks in it stay as they are."
        confirmLabel="Delete view"
        danger
        pending={remove.isPending}
        onConfirm={() => current && remove.mutate({ id: current.id }, { onSettled: close })}
      />
    </>
  )
}
