/** The part of Standard Schema (https://standardschema.dev) that is used: zod 3.24+, zod 4, Valibot, ArkType and others. */
export type StandardSchema<Output, Input = Output> = {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => ValidationResult<Output> | Promise<ValidationResult<Output>>
    readonly types?: { readonly input: Input; readonly output: Output } | undefined
    /** Standard JSON Schema: the schema can describe itself. */
    readonly jsonSchema?: { readonly input: (options: JsonSchemaOptions) => Record<string, unknown> } | undefined
  }
}

export type JsonSchemaOptions = { readonly target: string; readonly libraryOptions?: Record<string, unknown> | undefined }

export type ValidationResult<Output> = { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly SchemaIssue[] }

/** What is wrong with a value, and where. */
export type SchemaIssue = { readonly message: string; readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined }

/** A zod 3 schema older than 3.24, which does not speak Standard Schema yet. @internal */
export type ZodSchema<Output, Input = Output> = {
  readonly _output: Output
  readonly _input: Input
  readonly _def: unknown
  safeParseAsync(value: unknown): Promise<unknown>
}

/** A plain JSON Schema (2020-12 or draft-07) of an object. */
export type JsonSchema = {
  readonly '~standard'?: undefined
  readonly _def?: undefined
  readonly [keyword: string]: unknown
}

/**
 * How a payload or an answer is described: a zod 3 or zod 4 schema, any Standard Schema that can give JSON Schema, or plain
 * JSON Schema. The type of the value is inferred from the first two; for the last, name it: `awaitHuman<Payload, Answer>(…)`.
 */
export type Schema<Output, Input = Output> = StandardSchema<Output, Input> | ZodSchema<Output, Input> | JsonSchema

/** Which option a schema was given as; the answer's schema must be exact, the payload's only informs. */
export type SchemaRole = 'payloadSchema' | 'responseSchema'

export function isStandard(schema: object): schema is StandardSchema<unknown> {
  const standard = (schema as { '~standard'?: unknown })['~standard']
  return typeof standard === 'object' && standard !== null
}

export function isZod3(schema: object): schema is ZodSchema<unknown> & { readonly _def: { readonly typeName: string } } {
  const definition = (schema as { _def?: { typeName?: unknown } })._def
  return typeof definition?.typeName === 'string'
}
