import { keywords, problem, type Rules } from './rules.ts'

type Range = { min: number; max: number }

function rangeProblem(value: unknown, { min, max }: Range): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'Must be a number.'
  if (value < min) return `Must be ${min} or more.`
  return value > max ? `Must be ${max} or less.` : null
}

function wholeProblem(value: unknown, range: Range): string | null {
  return rangeProblem(value, range) ?? (Number.isInteger(value) ? null : 'Must be a whole number.')
}

/** Of a step: 0.1 + 0.2 is not 0.3, and the 12th decimal of a slider is nobody's intention. */
const TOLERANCE = 1e-9

function isOnStep(value: number, { min, step }: { min: number; step: number }): boolean {
  const steps = (value - min) / step
  return Math.abs(steps - Math.round(steps)) <= TOLERANCE * Math.max(1, Math.abs(steps))
}

export const slider: Rules<'slider'> = {
  schema({ min, max, step }) {
    // Only whole steps: a validator that divides floats refuses 0.3 as a multiple of 0.1.
    const isWhole = Number.isInteger(step) && Number.isInteger(min) && min % step === 0
    return keywords({ type: 'number', minimum: min, maximum: max, multipleOf: isWhole ? step : null })
  },
  judge(value, field) {
    const wrong = rangeProblem(value, field)
    if (wrong || value === field.max) return problem(wrong)
    return problem(!isOnStep(Number(value), field) && `Must be in steps of ${field.step} from ${field.min}.`)
  },
}

export const starRating: Rules<'star_rating'> = {
  schema: ({ max, required }) => ({ type: 'integer', minimum: required ? 1 : 0, maximum: max }),
  judge: (value, { max, required }) => problem(wholeProblem(value, { min: required ? 1 : 0, max })),
}

export const opinionScale: Rules<'opinion_scale'> = {
  schema: ({ min, max }) => ({ type: 'integer', minimum: min, maximum: max }),
  judge: (value, field) => problem(wholeProblem(value, field)),
}
