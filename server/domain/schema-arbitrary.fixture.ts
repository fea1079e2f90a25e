import fc from 'fast-check'
import { leaf, word, type Pair, type Pairs } from './leaf-arbitrary.fixture.ts'

const name = fc.constantFrom('a', 'amount', 'note', 'due', 'is_ok', 'lines', '__proto__', 'constructor', 'a/b', '~', '0', 'x y')

function nullable(pairs: Pairs): Pairs {
  return pairs.chain(({ schema, value }) =>
    fc.constantFrom<Pair>(
      { schema, value },
      { schema: { anyOf: [schema, { type: 'null' }] }, value },
      { schema: { anyOf: [schema, { type: 'null' }], title: 'A title', description: 'A hint' }, value: null },
    ),
  )
}

type Member = Pair & { name: string; isRequired: boolean; isGiven: boolean }

function toObject(members: Member[]): Pair {
  const required = members.filter(({ isRequired }) => isRequired).map((member) => member.name)
  const properties = Object.fromEntries(members.map((member) => [member.name, member.schema]))
  const given = members.filter(({ isRequired, isGiven }) => isRequired || isGiven)
  return {
    schema: { type: 'object', properties, ...(required.length > 0 && { required }) },
    value: Object.fromEntries(given.map((member) => [member.name, member.value])),
  }
}

function objectOf(pairs: Pairs): Pairs {
  const member = fc
    .tuple(name, pairs, fc.boolean(), fc.boolean())
    .map(([own, pair, isRequired, isGiven]) => ({ ...pair, name: own, isRequired, isGiven }))
  return fc.uniqueArray(member, { selector: (each) => each.name, minLength: 1, maxLength: 4 }).map(toObject)
}

/** The same object, said in parts. */
function inParts({ schema, value }: Pair): Pairs {
  const { properties = {}, required = [] } = schema
  const parts = Object.entries(properties).map(([key, property]) => ({
    type: 'object',
    properties: Object.fromEntries([[key, property]]),
    ...(required.includes(key) && { required: [key] }),
  }))
  return fc.constantFrom<Pair>({ schema, value }, { schema: { allOf: parts }, value })
}

function listOf(pairs: Pairs): Pairs {
  return pairs.chain(({ schema, value }) =>
    fc.constantFrom<Pair>(
      { schema: { type: 'array', items: schema }, value: [value] },
      { schema: { type: 'array', items: schema, minItems: 1, maxItems: 2 }, value: [value] },
      { schema: { type: 'array', items: schema, uniqueItems: true }, value: [] },
    ),
  )
}

function mapOf(pairs: Pairs): Pairs {
  return fc.tuple(pairs, word).map(([{ schema, value }, key]) => ({
    schema: { type: 'object', additionalProperties: schema, propertyNames: { type: 'string', minLength: 1 } },
    value: Object.fromEntries([[key, value]]),
  }))
}

function unionOf(pairs: Pairs): Pairs {
  return fc.tuple(objectOf(pairs), objectOf(pairs)).map(([one, other]) => {
    const tag = (pair: Pair, kind: string) => ({
      ...pair.schema,
      properties: { kind: { const: kind }, ...pair.schema.properties },
      required: ['kind', ...(pair.schema.required ?? [])],
    })
    return { schema: { oneOf: [tag(one, 'one'), tag(other, 'other')] }, value: { kind: 'one', ...(one.value as object) } }
  })
}

function nested(depth: number): Pairs {
  if (depth === 0) return nullable(leaf)
  const inner = nested(depth - 1)
  return fc.oneof(
    { arbitrary: nullable(leaf), weight: 4 },
    objectOf(inner).chain(inParts),
    nullable(listOf(inner)),
    mapOf(inner),
    unionOf(inner),
  )
}

/** Response schemas of every shape that forms are drawn from, each with an answer that fits it. */
export const question: Pairs = fc.oneof(objectOf(nested(2)).chain(inParts), unionOf(nested(1)))
