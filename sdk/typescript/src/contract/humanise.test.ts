import { expect, it } from 'vitest'
import { humanise } from './humanise.ts'

it.each([
  ['customer_id', 'Customer ID'],
  ['customerId', 'Customer ID'],
  ['order-total', 'Order total'],
  ['HTTPStatus', 'HTTP status'],
  ['reason', 'Reason'],
  ['a__b', 'A b'],
  ['Already a sentence', 'Already a sentence'],
  ['данные_клиента', 'Данные клиента'],
  ['', ''],
])('"%s" is read as "%s"', (key, text) => {
  expect(humanise(key)).toBe(text)
})
