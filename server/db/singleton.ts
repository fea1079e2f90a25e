const store = globalThis as typeof globalThis & { awaithumans?: Map<string, unknown> }

/**
 * One instance a process. Next bundles its own copy of every module it serves, so a module-level variable would give the
 * pages a second pool and a second LISTEN connection beside the server's.
 */
export function singleton<T>(name: string, create: () => T): T {
  store.awaithumans ??= new Map()
  if (!store.awaithumans.has(name)) store.awaithumans.set(name, create())
  return store.awaithumans.get(name) as T
}
