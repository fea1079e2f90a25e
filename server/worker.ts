import { disconnect } from '#server/db/client.ts'
import { migrate } from '#server/db/migrate.ts'
import { env } from '#server/env.ts'
import { startBackground } from '#server/jobs/background.ts'
import { log } from '#server/log.ts'
import { startOrDie, stopWhenAsked } from '#server/shutdown.ts'
import { startTracing, stopTracing } from '#server/tracing.ts'

/** The work behind the API in a process of its own, without HTTP: what `npm run worker` starts. */
async function start(): Promise<void> {
  await startTracing()
  await migrate(env().DATABASE_URL)
  const background = await startBackground()
  stopWhenAsked(async () => {
    await background.stop()
    await Promise.all([disconnect(), stopTracing()])
  })
  log().info('working')
  process.send?.({ type: 'ready', url: env().publicUrl, setupUrl: null })
}

startOrDie('The worker', start)
