/** `is_operator` → `isOperator`. */
type Camel<Name extends string> = Name extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Name

type Value<Name, Wire> = Name extends `${string}_at` ? Exclude<Wire, string> | Date : Camelised<Wire>

/** An object of the wire with names as TypeScript has them, and its moments (`…_at`) as dates. */
export type Camelised<Wire> = Wire extends (infer Item)[]
  ? Camelised<Item>[]
  : Wire extends object
    ? { [Name in keyof Wire as Camel<Name & string>]: Value<Name, Wire[Name]> }
    : Wire

/** What a call takes, with names as TypeScript has them. */
export type CamelisedInput<Wire> = { [Name in keyof Wire as Camel<Name & string>]: Wire[Name] | undefined }

const upper = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const lower = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]): [string, unknown] => [
    upper(name),
    name.endsWith('_at') && typeof member === 'string' ? new Date(member) : convert(member),
  ])
  return Object.fromEntries(members)
}

/** From the wire. */
export function toCamel<Wire>(value: Wire): Camelised<Wire> {
  return convert(value) as Camelised<Wire>
}

/** To the wire, one level deep. What is undefined is left out. */
export function toSnake<Wire extends object>(value: CamelisedInput<Wire>): Wire {
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(members.map(([name, member]) => [lower(name), member])) as Wire
}
