import { describe, expect, it } from 'vitest'
import { openApiToPython } from './openapi-to-python.ts'
import type { OpenApiDocument, Schema } from './openapi-to-typescript.ts'

const json = (schema: object) => ({ content: { 'application/json': { schema } } })

/** A document with one operation that takes and gives an object with the member `x`. */
function documentOf(schema: Schema, schemas: Record<string, Schema> = {}): OpenApiDocument {
  const body = { type: 'object', required: ['x'], properties: { x: schema } }
  return {
    components: { schemas: { ...schemas, Sent: body, Answered: body } },
    paths: {
      '/x/{id}': {
        post: {
          operationId: 'x_put',
          summary: 'Put an x',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'limit', in: 'query', description: 'How many.', schema: { type: 'integer' } },
          ],
          requestBody: json({ $ref: '#/components/schemas/Sent' }),
          responses: { 404: json({}), 200: json({ $ref: '#/components/schemas/Answered' }) },
        },
        delete: { operationId: 'x_delete', responses: { 204: { description: 'Gone' } } },
      },
    },
  }
}

/** The line of `x` in what is sent and in what is answered. */
function linesOf(schema: Schema, schemas?: Record<string, Schema>): (string | undefined)[] {
  const text = openApiToPython(documentOf(schema, schemas))
  return ['Sent(TypedDict)', 'Answered(WireModel)'].map((name) => text.split(`class ${name}:\n`)[1]?.split('\n')[0]?.trim())
}

describe('a member', () => {
  it.each<[Schema, string, string]>([
    [{ type: 'string' }, 'x: str', 'x: str = sent_since()'],
    [{ type: 'integer' }, 'x: int', 'x: int = sent_since()'],
    [{ type: 'number' }, 'x: float', 'x: float = sent_since()'],
    [{ type: ['string', 'null'] }, 'x: str | None', 'x: str | None = None'],
    [{ anyOf: [{ type: 'null' }, { type: 'number' }] }, 'x: float | None', 'x: float | None = None'],
    [{ anyOf: [{}, { type: 'null' }] }, 'x: Any', 'x: Any = None'],
    [{ enum: ['a', 'b', null] }, 'x: Literal["a", "b", None]', 'x: str | None = None'],
    [{ const: true }, 'x: Literal[True]', 'x: bool = sent_since()'],
    [{ type: 'string', format: 'date-time' }, 'x: str', 'x: datetime = sent_since()'],
    [{ type: 'array', items: { type: 'string' } }, 'x: list[str]', 'x: list[str] = sent_since()'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'x: dict[str, str]', 'x: dict[str, str] = sent_since()'],
    [{ type: 'object', properties: { y: { type: 'string' } } }, 'x: SentX', 'x: AnsweredX = sent_since()'],
  ])('%j', (schema, sent, answered) => {
    expect(linesOf(schema)).toEqual([sent, answered])
  })

  it('that Python has no name for has one with an underscore, and goes out under its own', () => {
    const text = openApiToPython(documentOf({ type: 'object', required: ['from'], properties: { from: { type: 'string' } } }))
    expect(text).toContain('SentX = TypedDict("SentX", {\n    "from": str,\n})\n')
    expect(text).toContain('class AnsweredX(WireModel):\n    from_: str = sent_since(alias="from")\n')
  })

  it('of an enumeration is a class that takes words it does not know', () => {
    const schemas = { Status: { enum: ['open', 'done'] } }
    expect(linesOf({ $ref: '#/components/schemas/Status' }, schemas)).toEqual(['x: Status', 'x: Status = sent_since()'])
    expect(openApiToPython(documentOf({ $ref: '#/components/schemas/Status' }, schemas))).toMatch(
      /^class Status\(OpenEnum\):\n {4}OPEN = "open"\n {4}DONE = "done"\n/,
    )
  })

  it('that is not required may be left out, and be absent', () => {
    const text = openApiToPython({
      paths: { '/x': { get: { operationId: 'x_get', parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }] } } },
    })
    expect(text).toContain('class XGetQuery(TypedDict):\n    q: NotRequired[str]\n')
  })

  it('keeps its description, whatever is in it', () => {
    const text = openApiToPython(documentOf({ type: 'string', description: 'A \\ and """ in it' }))
    expect(text).toContain(`    x: str\n    """A \\\\ and ''' in it"""\n`)
  })
})

it('writes a constant for every operation', () => {
  const text = openApiToPython(documentOf({ type: 'string' }))
  expect(text).toContain('x_put: Operation[XPutQuery, Sent, Answered] = Operation("POST", "/x/{id}", Answered)\n"""Put an x."""\n')
  expect(text).toContain('x_delete: Operation[None, None, None] = Operation("DELETE", "/x/{id}", None)\n')
})

it('defines what it needs before it is needed', () => {
  const text = openApiToPython({
    components: { schemas: { Outer: { properties: { inner: { $ref: '#/components/schemas/Inner' } } }, Inner: { properties: { y: {} } } } },
    paths: { '/o': { get: { operationId: 'o_get', responses: { 200: json({ $ref: '#/components/schemas/Outer' }) } } } },
  })
  expect(text.indexOf('class Inner')).toBeLessThan(text.indexOf('class Outer'))
})

it('stops at what it does not understand', () => {
  expect(() => openApiToPython(documentOf({ type: 'date' }))).toThrow('SentX: unknown JSON Schema type date')
  expect(() => openApiToPython(documentOf({ $ref: '#/$defs/x' }))).toThrow('#/$defs/x')
  expect(() => openApiToPython(documentOf({ allOf: [{}] }))).toThrow('SentX: allOf')
  expect(() => openApiToPython({ paths: { '/x': { get: { operationId: 'x-get' } } } })).toThrow('GET /x needs an operationId')
})
