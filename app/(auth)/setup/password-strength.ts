import { PASSWORD_LENGTH } from '#contract/limits.ts'

/**
 * By length alone, as NIST SP 800-63B has it: what is in a password says little once it is long, and rules about digits
 * and signs only make people write it down. 12 resists guessing online for good, 16 a stolen, hashed database too.
 */
const LEVELS = [
  { from: 16, level: 3, text: 'Strong' },
  { from: 12, level: 2, text: 'Good' },
  { from: PASSWORD_LENGTH.min, level: 1, text: 'Fine; longer is stronger' },
] as const

export type Strength = { level: 0 | 1 | 2 | 3; text: string }

export function strengthOf(value: string): Strength {
  const { length } = value
  const reached = LEVELS.find(({ from }) => length >= from)
  if (reached) return reached
  const missing = PASSWORD_LENGTH.min - length
  return {
    level: 0,
    text: length === 0 ? `At least ${PASSWORD_LENGTH.min} characters` : `${missing} more character${missing === 1 ? '' : 's'} to go`,
  }
}
