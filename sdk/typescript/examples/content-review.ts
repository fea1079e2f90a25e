/**
 * A draft that a person may change before it goes out. Run it with a server running on this machine:
 *
 *   npx tsx examples/content-review.ts [idempotency key]
 */
import { awaitHuman } from 'awaithumans'
import { form, longText, shortText, singleSelect } from 'awaithumans/forms'
import { z } from 'zod'

const draft = { subject: 'Our new lamp', body: 'Its the brightest lamp ever made!!!' }

const review = await awaitHuman({
  task: 'Send this to 1,200 customers?',
  payloadSchema: z.object({ audience: z.string(), draft: z.object({ subject: z.string(), body: z.string() }) }),
  payload: { audience: 'Newsletter, 1,200 people', draft },
  responseSchema: form({
    verdict: singleSelect({
      options: [
        { value: 'send', label: 'Send it' },
        { value: 'drop', label: 'Do not send it' },
      ],
    }),
    subject: shortText({ maxLength: 80 }),
    body: longText({ rows: 10 }),
  }),
  // The form opens filled with the draft; what comes back is what the person made of it.
  initialResponse: draft,
  timeoutMs: 24 * 60 * 60_000,
  idempotencyKey: process.argv[2] ?? 'newsletter:lamp',
})

const changed = (['subject', 'body'] as const).filter((name) => review[name] !== draft[name])
if (review.verdict === 'send')
  process.stdout.write(`Sent "${review.subject}", ${changed.length ? `edited: ${changed.join(', ')}` : 'as drafted'}\n`)
else process.stdout.write('Not sent\n')
