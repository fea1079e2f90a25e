import { expect, test } from 'vitest'
import { csvCell } from './audit-csv.ts'

test.each([
  [null, ''],
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "no"', '"say ""no"""'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['=1+1', "'=1+1"],
  ['+43 1', "'+43 1"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  [{ status: 'created' }, '"{""status"":""created""}"'],
])('%j becomes %s', (value, cell) => expect(csvCell(value)).toBe(cell))
