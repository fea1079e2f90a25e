import { describe, expect, it } from 'vitest'
import { countText, readTab, tabsFor } from './tabs.ts'

describe('tabs', () => {
  it('show every open task to operators only', () => {
    expect(tabsFor(true).map(({ tab }) => tab)).toEqual(['mine', 'open', 'all', 'done'])
    expect(tabsFor(true, 'any').map(({ tab }) => tab)).toEqual(['any', 'mine', 'open', 'all', 'done'])
    expect(tabsFor(false).map(({ tab }) => tab)).toEqual(['mine', 'open', 'done'])
  })

  it('are read from the address, whatever stands there', () => {
    expect(readTab('done')).toBe('done')
    expect(readTab('everything')).toBeNull()
    expect(readTab(null)).toBeNull()
  })

  it('count as far as the server does', () => {
    expect(countText(0)).toBe('0')
    expect(countText(999)).toBe('999')
    expect(countText(1000)).toBe('999+')
  })
})
