import { expect, it } from 'vitest'
import { formField } from '#contract/form.ts'
import { cellState, isTable, parseCells } from './clipboard-table.ts'

it.each([
  [
    'a\tb\nc\td',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a\t\n\tb',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['"two\nlines"\t"a ""quoted"" word"', [['two\nlines', 'a "quoted" word']]],
  ['6" pipe\tx', [['6" pipe', 'x']]],
  ['only', [['only']]],
])('reads %j', (text, cells) => {
  expect(parseCells(text)).toEqual(cells)
})

it('leaves a single cell to the browser', () => {
  expect(['word', 'word\n', 'word\r\n', 'a\tb', 'a\nb'].map(isTable)).toEqual([false, false, false, true, true])
})

it.each([
  [{ kind: 'switch' }, 'YES', true],
  [{ kind: 'switch', true_label: 'Keep' }, 'keep', true],
  [{ kind: 'switch' }, '0', false],
  [{ kind: 'switch' }, '', null],
  [{ kind: 'switch' }, 'perhaps', undefined],
  [{ kind: 'single_select', options: [{ value: 'at', label: 'Austria' }] }, ' austria', 'at'],
  [{ kind: 'single_select', options: [{ value: 'at', label: 'Austria' }] }, 'Belgium', undefined],
  [{ kind: 'date' }, '2026-02-28', '2026-02-28'],
  [{ kind: 'date' }, '28.02.2026', undefined],
  [{ kind: 'datetime' }, '2026-02-28 09:30', '2026-02-28T09:30'],
  [{ kind: 'time' }, '09:30:00', '09:30'],
  [{ kind: 'short_text', subtype: 'number' }, '1,500 ', '1,500'],
  [{ kind: 'long_text' }, ' kept ', ' kept '],
] as [Record<string, unknown>, string, unknown][])('%j takes "%s" for %s', (given, text, state) => {
  expect(cellState(formField.parse(given), text)).toBe(state)
})
