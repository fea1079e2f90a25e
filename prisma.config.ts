import { defineConfig } from 'prisma/config'

// `generate` starts no schema engine, yet the CLI fetches one (from outside the package registries) unless it is told
// where one is; any existing file will do. `prisma migrate` does start it, so only `generate` is told this.
if (process.argv.includes('generate')) process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath

// The CLI reports its use and looks for updates otherwise.
process.env['CHECKPOINT_DISABLE'] ??= '1'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
})
