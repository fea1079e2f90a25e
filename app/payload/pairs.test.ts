import { expect, it } from 'vitest'
import { pairsIn } from './pairs.ts'

it.each([
  [['current', 'proposed'], [{ before: 'current', after: 'proposed', stem: '' }]],
  [['proposed', 'note', 'current'], [{ before: 'current', after: 'proposed', stem: '' }]],
  [['current_price', 'proposed_price', 'other'], [{ before: 'current_price', after: 'proposed_price', stem: 'price' }]],
  [['textBefore', 'textAfter'], [{ before: 'textBefore', after: 'textAfter', stem: 'text' }]],
  [['old', 'new'], [{ before: 'old', after: 'new', stem: '' }]],
  [['old_a', 'new_b'], []],
  [['current', 'name'], []],
  [['new', 'improved'], []],
  [['constructor', '__proto__'], []],
])('%j', (keys, pairs) => {
  expect(pairsIn(keys)).toEqual(pairs)
})
