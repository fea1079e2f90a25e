import vm from 'node:vm'

/**
 * Milliseconds that the patterns of one answer may take together. An honest pattern takes microseconds; `^(a+)+$` doubles
 * with every character and would hold the whole server. RE2 would be linear, but it lacks the lookaheads that schema
 * libraries write for every email. A script run by `vm` can be stopped in the middle of a match; one costs 0.1 ms.
 */
const BUDGET = 100

const context = vm.createContext({ pattern: /$^/u, text: '' })
const match = new vm.Script('pattern.test(text)')

let left = BUDGET

/** To be called before each answer is judged. */
export function refillPatternBudget(): void {
  left = BUDGET
}

/** Ajv's `code.regExp`: what takes too long does not match. */
export const boundedPattern = Object.assign(
  (source: string, flags: string) => {
    const pattern = new RegExp(source, flags)
    const test = (text: string): boolean => {
      if (left < 1) return false
      const start = performance.now()
      try {
        Object.assign(context, { pattern, text })
        return match.runInContext(context, { timeout: Math.ceil(left) }) as boolean
      } catch {
        return false
      } finally {
        left -= performance.now() - start
      }
    }
    return { test, toString: () => String(pattern) }
  },
  { code: 'boundedPattern' },
)
