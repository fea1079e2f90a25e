import { expect, it } from 'vitest'
import { fitScale, turned, zoomed } from './view-state.ts'

it('fits the longer side and blows nothing up', () => {
  expect(fitScale({ width: 2000, height: 1000 }, { width: 500, height: 500 })).toBe(0.25)
  expect(fitScale({ width: 10, height: 10 }, { width: 500, height: 500 })).toBe(1)
  expect(fitScale({ width: 0, height: 0 }, { width: 500, height: 500 })).toBe(1)
})

it('lays width where height was at every odd turn', () => {
  expect([0, 1, 2, 3].map((turns) => turned({ width: 3, height: 2 }, turns).width)).toEqual([3, 2, 3, 2])
})

it('zooms within what can be seen', () => {
  expect(zoomed(zoomed(1, 1), 1)).toBeCloseTo(2)
  expect(zoomed(8, 1)).toBe(8)
  expect(zoomed(0.05, -1)).toBe(0.05)
})
