import { z } from 'zod'
import type { $ZodType } from 'zod/v4/core'
import { docsOf, type ErrorCode, statusOf } from '#server/domain/errors.ts'
import { VERSION } from '#server/version.ts'
import { type Route, ROUTES } from './routes.ts'
import { STREAM_PATH, streamReference } from './stream-reference.ts'

type Json = Record<string, unknown>
type Schemas = Record<string, Json>

/** The error of every answer that is not 2xx. */
const ERROR: Json = {
  type: 'object',
  required: ['error', 'message', 'docs'],
  properties: {
    error: { type: 'string', description: 'A stable code.' },
    message: { type: 'string', description: 'What is wrong, why, and how to fix it.' },
    docs: { type: 'string', format: 'uri' },
    detail: { description: 'A sentence, or for 422 a list of {type, loc, msg}.' },
    errors: {
      type: 'array',
      items: { type: 'object', required: ['path', 'message'], properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}

const INFO = {
  title: 'awaithumans',
  version: VERSION,
  license: { name: 'Elastic License 2.0', url: 'https://www.elastic.co/licensing/elastic-license' },
  description: 'Ask a person from an agent and get a typed answer back. Tasks are durable and idempotent: the same key is the same task.',
}

/** JSON Schema of one zod schema; parts that have a name of their own go to `schemas` and are referred to. */
function convert(schema: $ZodType, io: 'input' | 'output', schemas: Schemas): Json {
  const {
    $schema: _dialect,
    $defs,
    ...body
  } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ jsonSchema }) => void delete jsonSchema.id,
  }) as Json & { $defs?: Schemas }
  for (const [name, definition] of Object.entries($defs ?? {})) schemas[name] = relink(definition)
  const { id: _id, ...rest } = relink(body)
  return rest
}

function relink<T>(node: T): T {
  return JSON.parse(JSON.stringify(node).replaceAll('"#/$defs/', '"#/components/schemas/')) as T
}

function parameters(route: Route, properties: Schemas, required: string[]): Json[] {
  const names = Object.keys(properties).filter((name) => route.pathNames.includes(name) || route.rest.method === 'GET')
  return names.map((name) => {
    const { description, ...schema } = properties[name] ?? {}
    const inPath = route.pathNames.includes(name)
    return {
      name,
      in: inPath ? 'path' : 'query',
      required: inPath || required.includes(name),
      ...(description ? { description } : {}),
      schema,
    }
  })
}

function requestBody(route: Route, input: { properties: Schemas; required: string[] }, schemas: Schemas): Json {
  if (!route.rest.body) return {}
  const mine = (name: string) => !route.pathNames.includes(name)
  const properties = Object.fromEntries(Object.entries(input.properties).filter(([name]) => mine(name)))
  schemas[route.rest.body] = { type: 'object', properties, required: input.required.filter(mine) }
  return {
    requestBody: {
      required: !route.rest.optionalBody,
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${route.rest.body}` } } },
    },
  }
}

function errorResponses(codes: readonly ErrorCode[]): Json {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of codes) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code])
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [status, { description: list.map((code) => `[${code}](${docsOf(code)})`).join(', '), content }]),
  )
}

function success(route: Route, schemas: Schemas): Json {
  const headers = Object.fromEntries(
    Object.entries(route.rest.headers ?? {}).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  )
  const answer = { description: route.rest.summary, ...(route.rest.headers ? { headers } : {}) }
  if (route.rest.status === 204) return answer
  return { ...answer, content: { 'application/json': { schema: convert(route.output, 'output', schemas) } } }
}

/** The members of a procedure's input; a schema with a name of its own comes back as a reference to it. */
function membersOf({ input }: Route, schemas: Schemas): { properties: Schemas; required: string[] } {
  const converted = input ? convert(input, 'input', schemas) : {}
  const named = typeof converted.$ref === 'string' ? schemas[converted.$ref.split('/').at(-1) ?? ''] : converted
  const { properties = {}, required = [] } = named as { properties?: Schemas; required?: string[] }
  return { properties, required }
}

function operation(route: Route, schemas: Schemas): Json {
  const { properties, required } = membersOf(route, schemas)
  const always: ErrorCode[] = [
    ...(route.open || route.door === 'service' ? [] : (['UNAUTHENTICATED'] as const)),
    ...(route.input ? (['VALIDATION_FAILED'] as const) : []),
    'INTERNAL_ERROR',
  ]
  return {
    operationId: route.path.replace('.', '_'),
    summary: route.rest.summary,
    tags: [route.rest.tag],
    ...(route.open ? { security: [] } : {}),
    parameters: parameters(route, properties, required),
    ...requestBody(route, { properties, required }, schemas),
    responses: { [route.rest.status]: success(route, schemas), ...errorResponses([...route.rest.errors, ...always]) },
  }
}

/** OpenAPI 3.1 of every REST route (https://spec.openapis.org/oas/v3.1.1). Needs no database and no settings. */
export function openApiDocument(): Json {
  const schemas: Schemas = { Error: ERROR }
  const paths: Record<string, Json> = {}
  for (const route of ROUTES)
    paths[route.rest.path] = { ...paths[route.rest.path], [route.rest.method.toLowerCase()]: operation(route, schemas) }
  paths[STREAM_PATH] = streamReference({ schemaOf: (schema) => convert(schema, 'input', schemas), errorResponses })
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    openapi: '3.1.1',
    info: INFO,
    security: [{ bearer: [] }],
    paths,
    components: {
      schemas: sorted,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The admin token or an API key; for signing embed tokens a service key.' },
      },
    },
  }
}
