/**
 * `npm run sdk:generate` writes what both SDKs know of the API from its own OpenAPI document; `-- --check` only compares, and
 * fails when a file is stale. Needs neither a database nor a running server, nor Python.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { openApiDocument } from '#server/http/openapi.ts'
import { openApiToPython } from './openapi-to-python.ts'
import { openApiToTypeScript, type OpenApiDocument } from './openapi-to-typescript.ts'

const TYPESCRIPT = 'sdk/typescript/src/generated/api.ts'
const PYTHON = 'sdk/python/src/awaithumans/generated/api.py'

const TYPESCRIPT_HEADER = `// Written by \`npm run sdk:generate\` from the API's own definition. Change that, not this.
import type { Operation } from '../http/operation.ts'`

const absolute = (target: string) => fileURLToPath(new URL(`../${target}`, import.meta.url))

async function typescript(document: OpenApiDocument): Promise<string> {
  const filepath = absolute(TYPESCRIPT)
  return format(openApiToTypeScript(document, TYPESCRIPT_HEADER), { ...(await resolveConfig(filepath)), filepath })
}

function python(document: OpenApiDocument): string {
  const body = openApiToPython(document)
  const typing = ['Any', 'Literal'].filter((name) => new RegExp(`\\b${name}\\b`).test(body)).join(', ')
  return `"""Written by \`npm run sdk:generate\` from the API's own definition. Change that, not this."""

from __future__ import annotations

from datetime import datetime
from typing import ${typing}

from typing_extensions import NotRequired, TypedDict

from awaithumans.http.operation import Operation
from awaithumans.wire import OpenEnum, WireModel, sent_since


${body}`
}

const document = openApiDocument()
const files = { [TYPESCRIPT]: await typescript(document), [PYTHON]: python(document) }

for (const [target, fresh] of Object.entries(files)) {
  if (!process.argv.includes('--check')) {
    await writeFile(absolute(target), fresh)
    process.stdout.write(`${target} written\n`)
  } else if (fresh !== (await readFile(absolute(target), 'utf8').catch(() => ''))) {
    process.stderr.write(`${target} is stale: run \`npm run sdk:generate\`\n`)
    process.exitCode = 1
  }
}
