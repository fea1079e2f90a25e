import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { ROOT } from '#scripts/launcher/root.ts'

const SCHEMA = 'prisma/schema.prisma'
const NO_FILTERS = { externalTables: [], externalEnums: [] }

type Exports = WebAssembly.Exports & { __wbindgen_start: () => void }
type Loadable = { __wbg_set_wasm: (exports: WebAssembly.Exports) => void }

/** The package's own entry imports the .wasm as a module, which Node does only behind a flag. */
async function loadEngine(): Promise<typeof bindings> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const wasm = readFileSync(join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings })
  // The two steps below are what that entry does; its types leave them out.
  ;(bindings as unknown as Loadable).__wbg_set_wasm(instance.exports)
  ;(instance.exports as Exports).__wbindgen_start()
  return bindings
}

/** A result of pg, as far as the adapter looks at it. */
type Result = { fields?: { dataTypeID: number }[] }

const CHAR = 18
const CHAR_ARRAY = 1002

/**
 * The engine reads Postgres's "char" (one byte, in its catalogues), a type that the adapter has forgotten though it knows
 * arrays of it. Such columns are let through as arrays and renamed behind the adapter. The constraints, which the engine
 * chokes on even so (NOT NULL is one since Postgres 18, https://github.com/prisma/orm/issues/29635), it does not need.
 */
function readable(connectionString: string): PrismaPg {
  const pool = new pg.Pool({ connectionString })
  const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<Result>
  const patched = async (config: pg.QueryConfig): Promise<Result> => {
    const result = await query({ ...config, text: config.text.replace("contype NOT IN ('p', 'u', 'f')", 'false') })
    for (const field of result.fields ?? []) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY
    return result
  }
  const factory = new PrismaPg(Object.assign(pool, { query: patched }), { disposeExternalPool: true })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (asked) => {
      const { columnTypes, ...rest } = await queryRaw(asked)
      const { CharacterArray, Character } = ColumnTypeEnum
      return { ...rest, columnTypes: columnTypes.map((type) => (type === CharacterArray ? Character : type)) }
    }
    return adapter
  }
  return factory
}

/** The SQL that takes the tables of a database to what schema.prisma says; empty when they agree. */
export async function sqlToSchema(databaseUrl: string): Promise<string> {
  const { SchemaEngine } = await loadEngine()
  const content = readFileSync(join(ROOT, SCHEMA), 'utf8')
  const files = [{ path: SCHEMA, content }]
  const adapter = bindMigrationAwareSqlAdapterFactory(readable(databaseUrl))
  const engine = await SchemaEngine.new({ datamodels: [[SCHEMA, content]] }, () => undefined, adapter)
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: ROOT },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    })
    return stdout === null || /^-- This is an empty migration\.\s*$/.test(stdout) ? '' : stdout
  } finally {
    engine.free()
  }
}
