import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { judgeAnswer } from '#contract/rules/registry.ts'
import { drawForm } from './forms.ts'
import { matches } from './patterns.ts'
import { assertAnswerable, judge } from './response.ts'
import type { Schema } from './schema.ts'

// The public suite of JSON Schema, as the registry has it: draft-04, whose keywords here mean the same in later drafts.
const FOLDER = join(dirname(createRequire(import.meta.url).resolve('json-schema-test-suite/package.json')), 'tests/draft4')

type Group = { description: string; schema: Schema; tests: { data: unknown }[] }

/** As the property `x` of an answer; what it refers to moves along. */
function asQuestion(schema: Schema): Schema {
  const moved = JSON.stringify(schema).replaceAll('"$ref":"#', '"$ref":"#/properties/x')
  return { type: 'object', properties: { x: JSON.parse(moved) as Schema }, required: ['x'] }
}

/** Draft-04 spells some keywords otherwise (`exclusiveMinimum: true`), and some schemas are somewhere else. */
function isOurs(schema: Schema): boolean {
  if (JSON.stringify(schema).includes('"$ref":"http')) return false
  try {
    assertAnswerable(schema)
    return true
  } catch {
    return false
  }
}

const groups = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) =>
    (JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Group[]).map((group) => ({ ...group, name: `${name}: ${group.description}` })),
  )
  .map((group) => ({ ...group, schema: asQuestion(group.schema) }))
  .filter(({ schema }) => isOurs(schema))

/** What is written as JSON is for the schema alone to judge. */
const isJson = (schema: Schema) => JSON.stringify(drawForm(schema)).includes('"kind":"json"')

describe('every schema of the public test suite', () => {
  test('of which there are many that we take, and many that are drawn', () => {
    expect(groups.length).toBeGreaterThan(50)
    expect(groups.filter(({ schema }) => !isJson(schema)).length).toBeGreaterThan(5)
  })

  test.each(groups)('$name', ({ schema, tests }) => {
    const form = drawForm(schema)
    const judged = tests.map(({ data }) => ({
      data,
      byForm: judgeAnswer(form, { x: data }, matches),
      bySchema: judge(schema, { x: data }),
    }))
    // Some answer can be given, and it is one that the schema takes.
    const valid = judged.filter((one) => one.bySchema.length === 0)
    expect(valid.length === 0 || valid.some((one) => one.byForm.length === 0)).toBe(true)
    // No answer is taken that the schema refuses.
    const wronglyTaken = judged.filter((one) => one.byForm.length === 0 && one.bySchema.length > 0)
    expect(isJson(schema) ? [] : wronglyTaken).toEqual([])
  })
})
