/** A JSON Schema as far as forms read it. Draft-07 and 2020-12 spell these alike. */
export type Schema = {
  [keyword: string]: unknown
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema | boolean>
  required?: string[]
  items?: Schema | boolean
  additionalProperties?: Schema | boolean
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  title?: string
  description?: string
  format?: string
  default?: unknown
}
