/**
 * `npm run sdk:generate` writes what both SDKs know of the API from its own OpenAPI document, and what their humans for tests know of
 * a task's life from the server's own table of it; `-- --check` only compares, and fails when a file is stale. Needs neither a
 * database nor a running server, nor Python.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { TRANSITIONS, type Transition } from '#server/domain/lifecycle.ts'
import { openApiDocument } from '#server/http/openapi.ts'
import { openApiToPython } from './openapi-to-python.ts'
import { openApiToTypeScript, type OpenApiDocument } from './openapi-to-typescript.ts'

const TYPESCRIPT = 'sdk/typescript/src/generated/api.ts'
const PYTHON = 'sdk/python/src/awaithumans/generated/api.py'

const LIFECYCLE_TYPESCRIPT = 'sdk/typescript/src/generated/lifecycle.ts'
const LIFECYCLE_PYTHON = 'sdk/python/src/awaithumans/generated/lifecycle.py'

const TYPESCRIPT_HEADER = `// Written by \`npm run sdk:generate\` from the API's own definition. Change that, not this.
import type { Operation } from '../http/operation.ts'`

const absolute = (target: string) => fileURLToPath(new URL(`../${target}`, import.meta.url))

async function formatted(target: string, text: string): Promise<string> {
  const filepath = absolute(target)
  return format(text, { ...(await resolveConfig(filepath)), filepath })
}

const TABLE = Object.entries<Transition>(TRANSITIONS)

function lifecycleTypeScript(): Promise<string> {
  const rows = TABLE.map(([action, { from, to, event }]) => `${action}: ${JSON.stringify({ from, to, event })},`)
  const text = `// Written by \`npm run sdk:generate\` from server/domain/lifecycle.ts. Change that, not this.
import type { TaskStatus } from '../contract/statuses.ts'

export const TRANSITIONS = {
${rows.join('\n')}
} as const satisfies Record<string, { from: readonly TaskStatus[]; to: TaskStatus; event: string }>`
  return formatted(LIFECYCLE_TYPESCRIPT, text)
}

function lifecyclePython(): string {
  const strings = (values: readonly string[]) => values.map((value) => JSON.stringify(value)).join(', ')
  const rows = TABLE.map(
    ([action, { from, to, event }]) => `    "${action}": Transition(frozenset([${strings(from)}]), "${to}", "${event}"),`,
  )
  return `"""Written by \`npm run sdk:generate\` from server/domain/lifecycle.ts. Change that, not this."""

from __future__ import annotations

from typing import NamedTuple


class Transition(NamedTuple):
    from_: frozenset[str]
    to: str
    event: str


TRANSITIONS = {
${rows.join('\n')}
}
`
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
const files = {
  [TYPESCRIPT]: await formatted(TYPESCRIPT, openApiToTypeScript(document, TYPESCRIPT_HEADER)),
  [PYTHON]: python(document),
  [LIFECYCLE_TYPESCRIPT]: await lifecycleTypeScript(),
  [LIFECYCLE_PYTHON]: lifecyclePython(),
}

for (const [target, fresh] of Object.entries(files)) {
  if (!process.argv.includes('--check')) {
    await writeFile(absolute(target), fresh)
    process.stdout.write(`${target} written\n`)
  } else if (fresh !== (await readFile(absolute(target), 'utf8').catch(() => ''))) {
    process.stderr.write(`${target} is stale: run \`npm run sdk:generate\`\n`)
    process.exitCode = 1
  }
}
