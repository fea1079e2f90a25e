import type { Problem } from '#contract/rules/rules.ts'
import { judge } from '#server/domain/response.ts'
import { ANSWERS } from './answer-cases.ts'

type Vector = {
  of: string
  schema: object
  pass: unknown[]
  /** `problems` is null where a combination of schemas refuses: which of its branches is named is nobody's business. */
  fail: { answer: unknown; problems: Problem[] | null }[]
}

const COMBINES = /"(anyOf|oneOf|allOf|not|if|prefixItems)":/

function toVector({ of, schema, answers }: (typeof ANSWERS)[number]): Vector {
  const judged = answers.map((answer) => ({ answer, problems: judge(schema, answer) }))
  const combines = COMBINES.test(JSON.stringify(schema))
  return {
    of,
    schema,
    pass: judged.filter(({ problems }) => problems.length === 0).map(({ answer }) => answer),
    fail: judged
      .filter(({ problems }) => problems.length > 0)
      .map(({ answer, problems }) => ({ answer, problems: combines ? null : problems })),
  }
}

/** How the server judges answers by their schemas, for the humans for tests of every SDK to be held to. */
export function answerVectors(): { description: string; schemas: Vector[] } {
  return {
    description: 'Written by `npm run vectors` from scripts/vectors/answer-cases.ts: what the server says of these answers.',
    schemas: ANSWERS.map(toVector),
  }
}
