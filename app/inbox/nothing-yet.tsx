'use client'

import { ArrowRight, Inbox } from 'lucide-react'
import Link from 'next/link'
import { SNIPPETS } from '#app/(dashboard)/welcome/snippets.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { CodeBlock } from '#app/ui/code-block.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'

/** A place where nothing was ever asked: how to ask. Goes by itself when the first task comes. */
export function NothingYet() {
  const { code, file } = SNIPPETS.typescript.of(window.location.origin)
  return (
    <EmptyState
      icon={Inbox}
      title="No tasks yet"
      text="A task appears here the moment an agent asks for one. Like this:"
      className="max-w-2xl"
    >
      <CodeBlock title={file} code={code} />
      <Button asChild className="mt-4">
        <Link href={paths.firstRun()}>
          Ask the first question step by step
          <ArrowRight aria-hidden="true" />
        </Link>
      </Button>
    </EmptyState>
  )
}
