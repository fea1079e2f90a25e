/** Seconds and a zone belong to the wire; people enter minutes on their own clock. */
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/
const ZONED = /(Z|[+-]\d{2}:?\d{2})$/i

const two = (value: number) => String(value).padStart(2, '0')

/** An instant as the value of a `datetime-local` input on this person's clock. A time without a zone is already that. */
export function toLocal(value: string): string | undefined {
  if (!ZONED.test(value)) return LOCAL.test(value.slice(0, 16)) ? value.slice(0, 16) : undefined
  const at = new Date(value)
  if (Number.isNaN(at.getTime())) return undefined
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The instant that a `datetime-local` value means here. JSON Schema's "date-time" is not valid without a zone. */
export function fromLocal(local: string): string | null {
  const at = new Date(local)
  return Number.isNaN(at.getTime()) ? null : at.toISOString().replace('.000Z', 'Z')
}
