import { readFileSync } from 'node:fs'
import { expect } from 'vitest'

type Json = Record<string, unknown>

type Step = {
  ask: { method: string; path: string; body?: Json }
  status: number
  body: Json
  detail?: Json
  headers?: Record<string, string>
  paths?: string[]
}

export type Conversation = { of: string; steps: Step[] }

export const { conversations } = JSON.parse(readFileSync('contract/vectors/conversations.json', 'utf8')) as {
  conversations: Conversation[]
}

type Call = (method: string, path: string, body?: unknown) => Promise<Response>

/** Holds a conversation with a server, whichever it is. Answers with how many steps held: all of them. */
export async function converse(call: Call, { steps }: Conversation): Promise<number> {
  const key = `key-${crypto.randomUUID()}`
  let id = ''
  for (const { ask, status, body, detail, headers = {}, paths } of steps) {
    const sent: unknown = ask.body && JSON.parse(JSON.stringify(ask.body).replaceAll('{key}', key))
    const response = await call(ask.method, ask.path.replace('{id}', id), sent)
    const json = (await response.json()) as Json
    const said = `${ask.method} ${ask.path}: ${JSON.stringify(json)}`
    expect(response.status, said).toBe(status)
    expect(json, said).toMatchObject(body)
    if (detail) expect(json.detail, said).toMatchObject(detail)
    if (paths) expect((json.errors as { path: string }[]).map(({ path }) => path).sort(), said).toEqual(paths)
    for (const [name, value] of Object.entries(headers)) expect(response.headers.get(name), said).toBe(value)
    if (status === 201) id = String(json.id)
  }
  return steps.length
}
