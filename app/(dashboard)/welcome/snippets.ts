export const LANGUAGES = ['typescript', 'python'] as const
export type Language = (typeof LANGUAGES)[number]

/** What to run, in order: a line for the terminal, a file, and the line that starts it. */
export type Snippet = { install: string; file: string; code: string; run: string }

/** The SDKs find the key of a server on this machine by themselves; they send it to no other. */
export function isLoopback(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
}

const KEY = 'AWAITHUMANS_ADMIN_API_TOKEN'

function typescript(url: string): string {
  return `import { awaitHuman } from 'awaithumans'
import { z } from 'zod'

const decision = await awaitHuman({
  serverUrl: '${url}',${isLoopback(url) ? '' : `\n  apiKey: process.env.${KEY},`}
  task: 'Approve this $250 refund?',
  payloadSchema: z.object({
    amount: z.number(),
    customer_id: z.string(),
  }),
  payload: { amount: 250, customer_id: 'cus_demo' },
  responseSchema: z.object({
    approved: z.boolean(),
    reason: z.string().optional(),
  }),
  timeoutMs: 15 * 60_000,
})

if (decision.approved) console.log('Refund approved.')
else console.log('Refund declined:', decision.reason)
`
}

/** Another amount than above: the same question with another schema of its answer is refused, and many try both languages. */
function python(url: string): string {
  const remote = !isLoopback(url)
  return `${remote ? 'import os\n\n' : ''}from awaithumans import await_human_sync
from pydantic import BaseModel


class Refund(BaseModel):
    amount: int
    customer_id: str


class Decision(BaseModel):
    approved: bool
    reason: str = ""


decision = await_human_sync(
    server_url="${url}",${remote ? `\n    api_key=os.environ["${KEY}"],` : ''}
    task="Approve this $120 refund?",
    payload_schema=Refund,
    payload=Refund(amount=120, customer_id="cus_demo"),
    response_schema=Decision,
    timeout_seconds=900,
)

if decision.approved:
    print("Refund approved.")
else:
    print("Refund declined:", decision.reason)
`
}

/** `.mts`: the one ending that allows a top-level await whatever the package around it says. */
export const SNIPPETS: Record<Language, { label: string; of: (url: string) => Snippet }> = {
  typescript: {
    label: 'TypeScript',
    of: (url) => ({ install: 'npm install awaithumans zod', file: 'ask.mts', code: typescript(url), run: 'npx tsx ask.mts' }),
  },
  python: {
    label: 'Python',
    of: (url) => ({ install: 'pip install awaithumans', file: 'ask.py', code: python(url), run: 'python ask.py' }),
  },
}
