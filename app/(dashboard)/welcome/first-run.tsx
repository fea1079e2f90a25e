'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { Progress } from './progress.tsx'
import { SnippetTabs } from './snippet-tabs.tsx'
import type { Language } from './snippets.ts'

/** From an empty server to the first answer. Follows by itself: the shell's stream makes the query read again. */
export function FirstRun({ language }: { language: Language }) {
  const api = useApi()
  const { data, error } = useQuery(api.dashboard.firstRun.queryOptions())
  const answered = data?.first_task?.status === 'completed'
  return (
    <main
      id="main"
      className="mx-auto grid w-full max-w-5xl content-start gap-x-14 gap-y-8 px-4 py-8 sm:px-6 sm:py-12 lg:grid-cols-[19rem_minmax(0,1fr)]"
    >
      <div className="grid content-start gap-7 lg:sticky lg:top-24 lg:self-start">
        <PageHeader
          title={answered ? 'That is the whole loop' : 'Ask your first question'}
          meta={
            <span className="text-md text-balance">
              {answered ? 'Your code asked, a person decided, it went on.' : 'Your code asks, you answer, it goes on.'}
            </span>
          }
        />
        {error && (
          <p role="alert" className="text-base text-danger-text">
            {problemOf(error).message}
          </p>
        )}
        <Progress state={data} />
      </div>
      <section aria-label="Code" className="min-w-0">
        {data ? <SnippetTabs url={data.url} tokenHint={data.token_hint} language={language} /> : <Skeleton className="h-[36rem]" />}
      </section>
    </main>
  )
}
