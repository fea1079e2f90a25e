import type { $ZodObject, $ZodType } from 'zod/v4/core'
import type { Door } from '#server/api/doors.ts'
import type { Meta, Rest } from '#server/api/init.ts'
import { appRouter } from '#server/api/root.ts'

/** A procedure that is also a REST route. `path` is its place in the router, like `tasks.create`; an `open` one has no door. */
export type Route = {
  path: string
  rest: Rest
  open: boolean
  door: Door
  input: $ZodObject | null
  output: $ZodType
  pathNames: string[]
}

type Definition = { meta?: Meta; inputs: $ZodType[]; output?: $ZodType }

function toRoute(path: string, { meta, inputs, output }: Definition): Route | null {
  if (!meta?.rest || !output) return null
  const pathNames = [...meta.rest.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const { rest, public: open = false, door = 'caller' } = meta
  return { path, rest, open, door, input: (inputs[0] as $ZodObject | undefined) ?? null, output, pathNames }
}

/** Every REST route, read once from the procedures. */
export const ROUTES: readonly Route[] = Object.entries(appRouter._def.procedures).flatMap(
  ([path, procedure]) => toRoute(path, (procedure as unknown as { _def: Definition })._def) ?? [],
)
