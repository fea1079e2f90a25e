import { defineConfig } from 'vitest/config'

export default defineConfig({
  // For the tests alone; next.config.js compiles the pages.
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    include: ['{app,bench,prisma,scripts,sdk,server}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', '.next/**'],
    globalSetup: 'scripts/testing/vitest-setup.ts',
    setupFiles: 'scripts/testing/strict-console.ts',
    // What the server insists on. A developer's .env must not reach the tests; what is set here wins over it.
    env: {
      AWAITHUMANS_PAYLOAD_KEY: Buffer.alloc(32, 'test').toString('base64url'),
      AWAITHUMANS_ADMIN_API_TOKEN: 'admin-token-of-the-tests',
      AWAITHUMANS_PUBLIC_URL: 'http://localhost:3001',
      AWAITHUMANS_LOG_LEVEL: 'silent',
    },
    // A property test runs its case some hundred times, and both cores are busy with other files meanwhile.
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
