import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { formDefinition } from '../contract/form.ts'
import { toCreateRequest } from '../create-request.ts'
import { toJsonSchema } from '../schema/json-schema.ts'
import { multiSelect, pictureChoice, ranking, singleSelect, toggle } from './choices.ts'
import { displayText, divider, html, image, pdfViewer, section, sectionCollapse, video } from './display.ts'
import { fileUpload, signature, type AnsweredFile } from './files.ts'
import { form } from './form.ts'
import { objectGroup, repeatableGroup, subform, table } from './groups.ts'
import { datePicker, dateRange, datetimePicker, timePicker } from './moments.ts'
import { opinionScale, slider, starRating } from './scales.ts'
import { currency, email, longText, number, password, phone, richText, shortText, url } from './text.ts'

const everything = form({
  intro: displayText('**Hello**', { markdown: true }),
  name: shortText({ label: 'Name', minLength: 2 }),
  mail: email(),
  site: url({ required: false }),
  phone: phone({ required: false }),
  amount: currency({ currencyCode: 'EUR', minimum: 0 }),
  count: number({ integer: true }),
  secret: password({ minLength: 8 }),
  why: longText({ rows: 6, required: false }),
  body: richText(),
  ok: toggle({ trueLabel: 'Publish' }),
  tier: singleSelect({ options: ['gold', ['silver', 'Silver tier'], { value: 'none', label: 'None', hint: 'Free' }] }),
  tags: multiSelect({ options: ['a', 'b'], maxCount: 2 }),
  logo: pictureChoice({ options: [{ value: 'one', label: 'One', imageUrl: 'https://example.com/1.png' }] }),
  share: slider({ max: 10, suffix: ' %' }),
  stars: starRating(),
  nps: opinionScale({ min: 0, minLabel: 'Never', maxLabel: 'Always' }),
  order: ranking({ options: ['x', 'y'] }),
  day: datePicker({ minDate: '2026-01-01' }),
  at: datetimePicker({ timezone: 'Europe/Berlin', required: false }),
  days: dateRange({ maxDays: 14 }),
  time: timePicker(),
  files: fileUpload({ accept: ['image/*'], multiple: true, maxCount: 3 }),
  signed: signature({ required: false }),
  picture: image('https://example.com/a.png', { alt: 'A', pageIndex: 0 }),
  film: video('https://example.com/a.mp4'),
  paper: pdfViewer('https://example.com/a.pdf', { height: 600 }),
  markup: html('<b>bold</b>'),
  heading: section('Details', { subtitle: 'All of them' }),
  line: divider(),
  more: sectionCollapse('More', { fields: { extra: shortText({ required: false }), flag: toggle() } }),
  lines: table({
    columns: { sku: { label: 'SKU' }, qty: { kind: 'number', minValue: 1 }, gift: { kind: 'switch', required: false } },
    maxRows: 5,
  }),
  people: subform({ fields: { who: shortText() }, minCount: 0 }),
  address: objectGroup({ fields: { city: shortText(), zip: shortText({ required: false }) } }),
  steps: repeatableGroup({ fields: { step: longText() }, required: false }),
})

const answer = {
  name: 'Ada',
  mail: 'ada@example.com',
  amount: 1.5,
  count: 3,
  secret: '12345678',
  body: '# Hi',
  ok: true,
  tier: 'silver',
  tags: ['a'],
  logo: ['one'],
  share: 5,
  stars: 4,
  nps: 0,
  order: ['y', 'x'],
  day: '2026-02-01',
  days: { start: '2026-02-01', end: '2026-02-03' },
  time: '10:30',
  files: [{ name: 'a.png', mime: 'image/png', size: 3, data: 'data:image/png;base64,AAAA' }],
  flag: false,
  lines: [{ sku: 'A', qty: 2 }],
  people: [],
  address: { city: 'Turin' },
}

describe('a form written field by field', () => {
  it('is one that the contract knows, with nothing left to fill in', () => {
    expect(formDefinition.parse(everything.formDefinition)).toEqual(everything.formDefinition)
    expect(everything.formDefinition.fields).toHaveLength(35)
  })

  it('takes options as text, as pairs and in full', () => {
    const tier = everything.formDefinition.fields.find((field) => field.name === 'tier')
    expect(tier?.options).toEqual([
      { value: 'gold', label: 'gold' },
      { value: 'silver', label: 'Silver tier' },
      { value: 'none', label: 'None', hint: 'Free' },
    ])
    // @ts-expect-error -- a number is no option
    expect(() => singleSelect({ options: [1] })).toThrow('An option is text, [value, label] or { value, label }, not 1.')
  })

  it('parses its own answers, and says what is wrong with others', async () => {
    const { validate } = everything['~standard']
    expect(await validate(answer)).toEqual({ value: answer })
    const wrong = await validate({ ...answer, tier: 'tin', lines: [{ sku: 'A', qty: 0 }], address: {} })
    expect(wrong.issues).toEqual([
      { path: ['tier'], message: 'Must be one of: gold, silver, none.' },
      { path: ['lines', '0', 'qty'], message: 'Must be 1 or more.' },
      { path: ['address', 'city'], message: 'This is required.' },
    ])
  })

  it('is the response schema of a task, and brings its form along', async () => {
    const request = await toCreateRequest({
      task: 'Publish?',
      payloadSchema: {},
      payload: {},
      responseSchema: everything,
      timeoutMs: 60_000,
    })
    expect(request.form_definition).toEqual(everything.formDefinition)
    expect(request.response_schema).toEqual(everything.jsonSchema)
    expect(request.response_schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: { flag: { type: 'boolean' } },
    })
  })

  it('gives way to a form definition that is given beside it', async () => {
    const formDefinition = { fields: [] }
    const options = { task: 'Publish?', payloadSchema: {}, payload: {}, responseSchema: everything, timeoutMs: 60_000, formDefinition }
    expect((await toCreateRequest(options)).form_definition).toEqual(formDefinition)
  })
})

describe('a field as the meta of a zod schema', () => {
  it('survives to JSON Schema, inside and outside of optional', async () => {
    const schema = z.object({
      score: z
        .number()
        .min(0)
        .max(10)
        .describe('How good?')
        .meta(slider({ max: 10, label: 'Score' })),
      note: z
        .string()
        .optional()
        .meta(longText({ rows: 8 })),
    })
    expect(await toJsonSchema(schema, 'responseSchema')).toMatchObject({
      properties: {
        score: { type: 'number', description: 'How good?', 'x-awaithumans': { kind: 'slider', max: 10, label: 'Score' } },
        note: { type: 'string', 'x-awaithumans': { kind: 'long_text', rows: 8 } },
      },
      required: ['score'],
    })
  })
})

it('has the type of its answer', () => {
  type Answer = NonNullable<(typeof everything)['~standard']['types']>['output']
  expectTypeOf<Answer>().toEqualTypeOf<{
    name: string
    mail: string
    site?: string
    phone?: string
    amount: number
    count: number
    secret: string
    why?: string
    body: string
    ok: boolean
    tier: 'gold' | 'silver' | 'none'
    tags: ('a' | 'b')[]
    logo: 'one'[]
    share: number
    stars: number
    nps: number
    order: ('x' | 'y')[]
    day: string
    at?: string
    days: { start: string; end: string }
    time: string
    files: AnsweredFile[]
    signed?: string
    extra?: string
    flag: boolean
    lines: { sku: string; qty: number; gift?: boolean }[]
    people: { who: string }[]
    address: { city: string; zip?: string }
    steps?: { step: string }[]
  }>()
})
