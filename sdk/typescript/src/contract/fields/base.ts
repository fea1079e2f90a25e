import { z } from 'zod'

/** A whole number of characters, rows, files, … */
export const count = z.int().min(0)

/** The keys that every kind has. Those that are null by default may also be missing. */
export const base = {
  /** The key of the answer under which the value is sent. Kinds that send nothing may go without. */
  name: z.string().default(''),
  label: z.string().nullish(),
  hint: z.string().nullish(),
  required: z.boolean().default(true),
  /** Not in the published contract: nothing is an answer too, and the schema wants to hear it. Left empty, it is sent as null. */
  nullable: z.boolean().nullish(),
}

/** Kinds that only show something: nobody can be required to read. */
export const displayBase = { ...base, required: z.boolean().default(false) }

export const option = z.object({ value: z.string(), label: z.string(), hint: z.string().nullish() })
export type Option = z.infer<typeof option>

/**
 * Not in the published contract: the options' values are JSON text (`1`, `true`, `"a"`) and the answer is what that text
 * says, so that a choice among numbers answers with a number.
 */
export const jsonValues = z.boolean().nullish()
