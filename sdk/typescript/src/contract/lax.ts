import { z } from 'zod'

/**
 * Scalars as the published API reads them (server §0.1): a numeric string is an integer, an integral float is too,
 * and a boolean may be spelled yes/no, on/off, 1/0, t/f. Clients in the field rely on it, in bodies and in queries.
 */
const TRUE = new Set(['true', '1', 'yes', 'on', 'y', 't'])
const FALSE = new Set(['false', '0', 'no', 'off', 'n', 'f'])

function toBoolean(value: unknown): unknown {
  if (value === 1) return true
  if (value === 0) return false
  if (typeof value !== 'string') return value
  const word = value.trim().toLowerCase()
  if (TRUE.has(word)) return true
  if (FALSE.has(word)) return false
  return value
}

function toInteger(value: unknown): unknown {
  return typeof value === 'string' && /^\s*[+-]?\d+(\.0*)?\s*$/.test(value) ? Number(value) : value
}

// Reading laxly hides the type from JSON Schema, so it is said again as metadata for the OpenAPI document.
export const laxBoolean = z.preprocess(toBoolean, z.boolean()).meta({ type: 'boolean' })

export function laxInteger(limits: { min: number; max: number }) {
  return z
    .preprocess(toInteger, z.int().min(limits.min).max(limits.max))
    .meta({ type: 'integer', minimum: limits.min, maximum: limits.max })
}

const HALF_PAIR = /\p{Surrogate}/u

/** Text for the database: U+0000 and halves of pairs are valid in JSON, but no column takes the one, and Postgres reads no JSON with the other. */
export const plainText = z
  .string()
  .refine((text) => !text.includes('\0'), 'contains the character U+0000, which cannot be stored')
  .refine((text) => !HALF_PAIR.test(text), 'contains half of a surrogate pair, which cannot be stored')
