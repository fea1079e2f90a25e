import { describe, expect, it } from 'vitest'
import { classify, isWide, NOWHERE, placeIn, type Entries } from './classify.ts'
import { schemaNode } from './schema.ts'

function shown(entries: Entries, key: string) {
  return classify(entries[key], placeIn(entries, key, NOWHERE))
}

describe('money', () => {
  it.each([
    [{ amount: 249, currency: 'EUR' }, 'amount', '€249.00'],
    [{ amount_cents: 24900, currency: 'usd' }, 'amount_cents', '$249.00'],
    [{ amountCents: 500, currency: 'JPY' }, 'amountCents', '¥500'],
    [{ refund_total: '1249.5', currency_code: 'GBP' }, 'refund_total', '£1,249.50'],
    [{ unit_price: 0.0025, currency: 'USD' }, 'unit_price', '$0.0025'],
    [{ amount_eur: 12 }, 'amount_eur', '€12.00'],
    [{ fee: 3, fee_currency: 'CHF', currency: 'EUR' }, 'fee', 'CHF 3.00'],
    [{ sum: { amount: 5, currency: 'EUR' } }, 'sum', '€5.00'],
  ])('%j', (entries, key, text) => {
    expect(shown(entries, key)).toEqual({ kind: 'money', text: text.replace('CHF ', 'CHF\u00a0') })
  })

  it('takes the currency of an outer object', () => {
    expect(classify(3, placeIn({ price: 3 }, 'price', { ...NOWHERE, currency: 'EUR' }))).toEqual({ kind: 'money', text: '€3.00' })
  })

  it.each([
    [{ amount: 249 }, 'amount'],
    [{ amount: 249, currency: 'not a code' }, 'amount'],
    [{ quantity: 2, currency: 'EUR' }, 'quantity'],
  ])('needs both the word and the currency: %j', (entries, key) => {
    expect(shown(entries, key).kind).toBe('number')
  })
})

describe('text', () => {
  it.each([
    ['https://shop.example/orders/4711?a=1', { kind: 'link', host: 'shop.example', rest: '/orders/4711?a=1' }],
    ['https://bank.example@evil.example/login', { kind: 'link', host: 'evil.example' }],
    ['https://cdn.example/photo.JPG?w=200', { kind: 'image' }],
    ['http://cdn.example/photo.jpg', { kind: 'link' }],
    ['data:image/png;base64,iVBORw0KGgo=', { kind: 'image' }],
    ['data:text/html,<script>alert(1)</script>', { kind: 'text' }],
    ['javascript:alert(1)', { kind: 'text' }],
    ['ada@example.com', { kind: 'email' }],
    ['write to ada@example.com', { kind: 'text' }],
    ['2026-03-12', { kind: 'date', precision: 'day' }],
    ['2026-03-12T14:05:00Z', { kind: 'date', precision: 'instant', at: Date.UTC(2026, 2, 12, 14, 5) }],
    ['2026-03-12T14:05', { kind: 'date', precision: 'clock' }],
    ['2026-13-45', { kind: 'text' }],
    ['  ', { kind: 'empty' }],
    ['0042', { kind: 'text', text: '0042' }],
  ])('%s', (text, expected) => {
    expect(shown({ field: text }, 'field')).toMatchObject(expected)
  })
})

describe('media and markup', () => {
  it.each([
    [{ invoice: 'https://files.example/1.pdf?x=1' }, 'invoice', { kind: 'pdf' }],
    [{ invoice: 'http://files.example/1.pdf' }, 'invoice', { kind: 'link' }],
    [{ scan: 'data:application/pdf;base64,AAAA' }, 'scan', { kind: 'pdf' }],
    [{ clip: 'https://files.example/1.mp4' }, 'clip', { kind: 'video' }],
    [{ body_markdown: '**hi**' }, 'body_markdown', { kind: 'markdown' }],
    [{ readme_md: '**hi**' }, 'readme_md', { kind: 'markdown' }],
    [{ cmd: '**hi**' }, 'cmd', { kind: 'text' }],
    [{ mail_html: '<b>hi</b>' }, 'mail_html', { kind: 'html' }],
    [{ page: '<!DOCTYPE html><p>hi' }, 'page', { kind: 'html' }],
    [{ note: '<b>hi</b>' }, 'note', { kind: 'text' }],
    [
      { photos: ['https://cdn.example/a.png', { url: 'https://cdn.example/b.png', page_index: 1, alt: 'B' }] },
      'photos',
      { kind: 'images', pictures: [{}, { alt: 'B', page_index: 1 }] },
    ],
    [{ photos: ['https://cdn.example/a.png', 'no picture'] }, 'photos', { kind: 'list' }],
    [{ photos: [{ url: 'https://cdn.example/b.png', price: 1 }] }, 'photos', { kind: 'table' }],
  ])('%j', (entries, key, expected) => {
    expect(shown(entries, key)).toMatchObject(expected)
  })

  it.each([
    [{ contentMediaType: 'text/markdown' }, '# hi', 'markdown'],
    [{ format: 'html' }, '<b>hi</b>', 'html'],
    [{ contentMediaType: 'text/plain' }, '<!doctype html>', 'text'],
    [{ format: 'image-url' }, 'https://cdn.example/photo?id=1', 'image'],
    [{ format: 'image-url' }, 'javascript:alert(1)', 'text'],
    [{ contentMediaType: 'application/pdf' }, 'https://cdn.example/doc?id=1', 'pdf'],
  ])('the schema says so: %j', (said, text, kind) => {
    const outer = { ...NOWHERE, schema: schemaNode({ properties: { x: said } }) }
    expect(classify(text, placeIn({ x: text }, 'x', outer)).kind).toBe(kind)
  })
})

describe('numbers', () => {
  it.each([
    [{ visits: 1234567 }, 'visits', { kind: 'number', text: '1,234,567' }],
    [{ order_id: 4711000 }, 'order_id', { kind: 'number', text: '4711000' }],
    [{ orderNumber: 4711000 }, 'orderNumber', { kind: 'number', text: '4711000' }],
    [{ discount_pct: 12.5 }, 'discount_pct', { kind: 'number', text: '12.5%' }],
    [{ created_at: 1773324300 }, 'created_at', { kind: 'date', value: '2026-03-12T14:05:00.000Z' }],
    [{ count: 1773324300 }, 'count', { kind: 'number' }],
  ])('%j', (entries, key, expected) => {
    expect(shown(entries, key)).toMatchObject(expected)
  })
})

describe('structure', () => {
  it.each([
    [null, 'empty'],
    [undefined, 'empty'],
    [[], 'empty'],
    [{}, 'empty'],
    [true, 'boolean'],
    [['a', 1, null], 'list'],
    [[{ sku: 'a', qty: 1 }, { sku: 'b' }], 'table'],
    [[{ sku: 'a', price: { amount: 1, currency: 'EUR' } }], 'table'],
    [[{ sku: 'a', parts: ['b'] }], 'items'],
    [[{ sku: 'a' }, 'b'], 'items'],
    [[[1], [2]], 'items'],
    [[Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`c${index}`, index]))], 'items'],
    [{ a: 1 }, 'object'],
  ])('%j', (value, kind) => {
    expect(shown({ field: value }, 'field').kind).toBe(kind)
  })

  it('keeps the columns in the order they were first met', () => {
    expect(shown({ rows: [{ b: 1 }, { a: 2, b: 3 }] }, 'rows')).toMatchObject({ columns: ['b', 'a'] })
  })

  it('gives the width to what needs it', () => {
    expect([isWide({ kind: 'object', entries: {} }), isWide({ kind: 'text', text: '' })]).toEqual([true, false])
  })
})
