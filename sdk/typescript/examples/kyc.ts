/**
 * A document is checked against what somebody has said of themselves. Run it with a server running on this machine:
 *
 *   npx tsx examples/kyc.ts [idempotency key]
 */
import { awaitHuman } from 'awaithumans'
import { datePicker, form, image, longText, singleSelect, toggle } from 'awaithumans/forms'
import { z } from 'zod'

/** Stands in for a photo from your storage: any address that the server can read, or a data: URL like this one. */
const photo = (words: string) =>
  `data:image/svg+xml;utf8,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="480" height="300"><rect width="480" height="300" fill="#dde3ea"/><text x="30" y="160" font-size="28">${words}</text></svg>`)}`

const check = await awaitHuman({
  task: 'Is this Maya Lindqvist?',
  payloadSchema: z.object({ applicant: z.string(), born: z.string(), country: z.string() }),
  payload: { applicant: 'Maya Lindqvist', born: '1991-04-18', country: 'Sweden' },
  responseSchema: form({
    passport: image(photo('Passport: Maya Lindqvist'), { alt: 'The passport' }),
    selfie: image(photo('Selfie'), { alt: 'The selfie' }),
    same_person: toggle({ trueLabel: 'Same person', falseLabel: 'Somebody else' }),
    quality: singleSelect({
      options: [
        { value: 'good', label: 'Readable' },
        { value: 'poor', label: 'Too blurred' },
      ],
    }),
    valid_until: datePicker({ required: false }),
    note: longText({ required: false }),
  }),
  timeoutMs: 3 * 24 * 60 * 60_000,
  assignTo: { pool: 'compliance' },
  // Nobody looks at the payload of others in lists.
  redactPayload: true,
  idempotencyKey: process.argv[2] ?? 'kyc:maya',
})

const passed = check.same_person && check.quality === 'good'
process.stdout.write(`${passed ? 'Verified' : 'Not verified'}${check.note ? `: ${check.note}` : ''}\n`)
