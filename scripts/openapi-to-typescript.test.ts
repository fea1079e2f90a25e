import { describe, expect, it } from 'vitest'
import { openApiToTypeScript, typeOf, type OpenApiDocument } from './openapi-to-typescript.ts'

describe('a schema', () => {
  it.each([
    [{ type: 'string' }, 'string'],
    [{ type: 'integer' }, 'number'],
    [{ type: ['string', 'null'] }, '(string | null)'],
    [{ anyOf: [{ type: 'number' }, { type: 'null' }] }, '(number | null)'],
    [{ anyOf: [{}, { type: 'null' }] }, 'unknown'],
    [{ enum: ['a', 'b', null] }, '("a" | "b" | null)'],
    [{ const: true }, 'true'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
    [{ type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] }, '[string, number]'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'Record<string, string>'],
    [{ type: 'object', additionalProperties: {} }, 'Record<string, unknown>'],
    [{ type: 'object', properties: {}, additionalProperties: false }, 'Record<string, never>'],
    [{ $ref: '#/components/schemas/task.status' }, 'TaskStatus'],
    [{ allOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }, '(A & B)'],
    [{}, 'unknown'],
  ])('%j is %s', (schema, type) => {
    expect(typeOf(schema)).toBe(type)
  })

  it('marks what is not required, quotes what is no name and keeps descriptions', () => {
    const schema = {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string', description: 'Ends a comment: */' }, 'x-y': { type: 'number' } },
    }
    expect(typeOf(schema)).toBe('{\n/** Ends a comment: *\\/ */\nid: string\n"x-y"?: number\n}')
  })

  it('stops at what it does not understand', () => {
    expect(() => typeOf({ type: 'date' })).toThrow('Unknown JSON Schema type date')
    expect(() => typeOf({ $ref: '#/$defs/x' })).toThrow('#/$defs/x')
  })
})

describe('a document', () => {
  const json = (schema: object) => ({ content: { 'application/json': { schema } } })
  const document: OpenApiDocument = {
    components: { schemas: { Pet: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } } },
    paths: {
      '/pets/{id}': {
        get: {
          operationId: 'pets_get',
          summary: 'Read a pet',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'verbose', in: 'query', schema: { type: 'boolean' } },
            { name: 'accept-language', in: 'header', schema: { type: 'string' } },
          ],
          responses: { 404: json({}), 200: json({ $ref: '#/components/schemas/Pet' }) },
        },
        delete: { responses: { 204: { description: 'Gone' } } },
      },
    },
  }

  it('becomes types and one constant an operation', () => {
    expect(openApiToTypeScript(document, '// head')).toMatchInlineSnapshot(`
      "// head

      export type Pet = {
      name: string
      }

      /**
       * GET /pets/{id}
       * Read a pet
       */
      export const petsGet: Operation<{ path: {
      id: string
      }; query: {
      verbose?: boolean
      }; body: undefined; result: Pet }> = { method: 'GET', path: '/pets/{id}' }

      /** DELETE /pets/{id} */
      export const deletePetsId: Operation<{ path: undefined; query: undefined; body: undefined; result: undefined }> = { method: 'DELETE', path: '/pets/{id}' }
      "
    `)
  })

  it('may not hold a schema that refers only to itself', () => {
    const schemas = { Pet: { $ref: '#/components/schemas/Pet' } }
    expect(() => openApiToTypeScript({ components: { schemas } }, '')).toThrow('Pet refers only to itself')
  })
})
