import { getDefaultClient, setDefaultClient } from '../default-client.ts'
import { createTestClient, type TestClient, type TestClientOptions } from './client.ts'

/** The hooks of a test runner: `import { beforeEach, afterEach } from 'vitest'`, of Jest's or of `node:test`. */
export type Hooks = { beforeEach: (work: () => void) => unknown; afterEach: (work: () => void) => unknown }

/**
 * A fresh {@link TestClient} for every test of the file, which plain `awaitHuman()` uses too. After each test it is checked that the
 * script was used up and nothing is left open. `current` is there during a test, not outside of one.
 *
 * @example
 * import { afterEach, beforeEach } from 'vitest'
 * const humans = useTestClient({ beforeEach, afterEach })
 *
 * test('a small refund is paid', async () => {
 *   humans.current.script(approve())
 *   …
 * })
 */
export function useTestClient(hooks: Hooks, options: TestClientOptions = {}): { readonly current: TestClient } {
  let current: TestClient | undefined
  let before: ReturnType<typeof getDefaultClient>
  hooks.beforeEach(() => {
    before = getDefaultClient()
    current = createTestClient(options)
    setDefaultClient(current)
  })
  hooks.afterEach(() => {
    setDefaultClient(before)
    current?.assertDone()
  })
  return {
    get current() {
      if (!current) throw new Error('useTestClient(): `current` is there during a test; it was read outside of one.')
      return current
    },
  }
}
