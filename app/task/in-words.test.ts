import { expect, it } from 'vitest'
import { formField } from '#contract/form.ts'
import { inWords } from './in-words.ts'

const options = [
  { value: '1', label: 'One' },
  { value: '2', label: 'Two' },
]

it.each([
  [{ kind: 'switch', true_label: 'Keep' }, true, 'Keep'],
  [{ kind: 'single_select', options }, '2', 'Two'],
  [{ kind: 'single_select', options, json_values: true }, 2, 'Two'],
  [{ kind: 'single_select', options }, 'gone', 'gone'],
  [{ kind: 'multi_select', options }, ['1', '2'], ['One', 'Two']],
  [{ kind: 'ranking', options }, ['2', '1'], ['1. Two', '2. One']],
  [{ kind: 'star_rating' }, 4, '4 of 5 stars'],
  [{ kind: 'slider', suffix: ' %' }, 35, '35 %'],
  [{ kind: 'slider' }, 35, 35],
  [{ kind: 'table', columns: [{ name: 'a', label: 'A', kind: 'single_select', options }] }, [{ a: '1' }], [{ a: 'One' }]],
  [{ kind: 'subform', fields: [{ kind: 'switch', name: 'a' }] }, [{ a: false, b: 1 }], [{ a: 'No', b: 1 }]],
  [{ kind: 'object_group', fields: [{ kind: 'switch', name: 'a' }] }, { a: true }, { a: 'Yes' }],
  [
    { kind: 'variant_group', discriminator: 'k', variants: [{ value: 'v', label: 'Voucher', fields: [{ kind: 'switch', name: 'a' }] }] },
    { k: 'v', a: true },
    { k: 'Voucher', a: 'Yes' },
  ],
  [{ kind: 'switch' }, null, null],
  [{ kind: 'table', columns: [] }, 'no list', 'no list'],
] as [Record<string, unknown>, unknown, unknown][])('%j says %j as %j', (given, value, words) => {
  expect(inWords(formField.parse({ name: 'x', ...given }), value)).toEqual(words)
})
