import { z } from 'zod'
import { laxInteger, plainText } from './lax.ts'
import { COMMENT_LIMIT, MAX_COMMENT_LENGTH } from './limits.ts'

/** What is said about a task besides its answer. Ours: the published API has no comments. */
const COMMENT_KINDS = ['comment', 'question_to_agent', 'agent_reply'] as const

export const comment = z
  .object({
    id: z.string(),
    task_id: z.string(),
    kind: z
      .enum(COMMENT_KINDS)
      .describe('`comment`: between people. `question_to_agent`: people ask the agent back. `agent_reply`: what the agent says.'),
    body: z.string().describe('Plain text.'),
    author_type: z.enum(['human', 'agent']),
    author_user_id: z.string().nullable().describe('Null for an agent, and for somebody who was deleted since.'),
    author_name: z.string().nullable().describe('What they were called then; null for the admin token.'),
    created_at: z.string().meta({ format: 'date-time' }),
  })
  .meta({ id: 'Comment' })

export const createCommentRequest = z
  .object({
    body: plainText.trim().min(1).max(MAX_COMMENT_LENGTH).describe('Plain text, at most 10,000 characters.'),
    kind: z
      .enum(COMMENT_KINDS)
      .optional()
      .describe('People: `comment` (the default) or `question_to_agent`. Agents: always `agent_reply`, which may be left out.'),
  })
  .meta({ id: 'CreateCommentRequest' })

export const listCommentsQuery = z.object({
  after: plainText.optional().describe('Only what came after the comment with this id.'),
  limit: laxInteger(COMMENT_LIMIT).default(COMMENT_LIMIT.default),
})

export type Comment = z.infer<typeof comment>
export type CreateComment = z.output<typeof createCommentRequest>
export type ListCommentsQuery = z.output<typeof listCommentsQuery>
