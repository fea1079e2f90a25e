import type { ClientProblem } from '#app/trpc/problem.ts'

/** For whoever answers: they know of no tokens and cannot sign one. The page around the frame is told the server's own words. */
const WORDS: Partial<Record<string, string>> = {
  INVALID_EMBED_TOKEN: 'This page has been open for too long, or its address is damaged. Open it again from where you came.',
  FORBIDDEN: 'Its address is damaged. Open it again from where you came.',
  TASK_NOT_FOUND: 'The question is not there any more.',
}

export function wordsFor({ error, message }: ClientProblem): string {
  return WORDS[error] ?? message
}
