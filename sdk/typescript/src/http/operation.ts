/** What one operation of the API takes and gives, as types only. `undefined` where it takes nothing. */
export type OperationTypes = { path: object | undefined; query: object | undefined; body: object | undefined; result: unknown }

/** One operation of the API. The generated table in `generated/api.ts` has one for each. */
export type Operation<Types extends OperationTypes> = {
  readonly method: string
  /** With `{name}` where a path parameter goes. */
  readonly path: string
  /** Never set: carries the types. */
  readonly types?: Types
}

type Part<Name extends string, Value> = Value extends undefined ? { [name in Name]?: undefined } : { [name in Name]: Value }

/** The arguments of an operation: only the parts it takes, and those are required. */
export type OperationInput<Types extends OperationTypes> = Part<'path', Types['path']> &
  Part<'query', Types['query']> &
  Part<'body', Types['body']>

/** `/api/tasks/{task_id}/poll` with its values put in and its query added; members that are undefined are left out. */
export function operationUrl(base: string, template: string, input: { path?: object | undefined; query?: object | undefined }): string {
  const values = new Map(Object.entries(input.path ?? {}))
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name))))
  const given = Object.entries(input.query ?? {}).filter(([, value]) => value !== undefined && value !== null)
  const query = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return `${base}${path}${query && `?${query}`}`
}
