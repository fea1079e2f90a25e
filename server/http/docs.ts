import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Env, Hono } from 'hono'

/** The files of swagger-ui-dist that the page needs, served from here: a closed network has no CDN. */
const ASSETS = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
} as const satisfies Record<string, string>

/** Seconds. The package's version changes with ours, so a day is stale for nobody for long. */
const MAX_AGE = 86_400

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API reference · awaithumans</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    <style>body { margin: 0 } .swagger-ui .topbar { display: none }</style>
  </head>
  <body>
    <main id="swagger-ui"></main>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>`

const START = `document.documentElement.classList.toggle('dark-mode', matchMedia('(prefers-color-scheme: dark)').matches)
SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, docExpansion: 'list', persistAuthorization: false })`

const SECURITY = {
  'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
}

const folder = () => dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

/** The API reference at /api/docs, with its assets. */
export function mountDocs<E extends Env>(app: Hono<E>): void {
  app.get('/api/docs', (c) => c.html(PAGE, 200, SECURITY))
  app.get('/api/redoc', (c) => c.redirect('/api/docs'))
  app.get('/api/docs/start.js', (c) => c.body(START, 200, { 'content-type': 'text/javascript; charset=utf-8', ...SECURITY }))
  for (const [name, type] of Object.entries(ASSETS))
    app.get(`/api/docs/${name}`, async (c) =>
      c.body(await readFile(join(folder(), name)), 200, {
        'content-type': type,
        'cache-control': `public, max-age=${MAX_AGE}`,
        ...SECURITY,
      }),
    )
}
