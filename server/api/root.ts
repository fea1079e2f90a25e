import { dashboard } from './dashboard.ts'
import { deliveries } from './deliveries.ts'
import { embed } from './embed.ts'
import { router } from './init.ts'
import { jobs } from './jobs.ts'
import { keys } from './keys.ts'
import { people } from './people.ts'
import { routing } from './routing.ts'
import { setup } from './setup.ts'
import { stats } from './stats.ts'
import { system } from './system.ts'
import { tasks } from './tasks.ts'

/** Everything the server can be asked. REST, the OpenAPI document and the pages' client all come from here. */
export const appRouter = router({ tasks, deliveries, jobs, keys, people, routing, setup, stats, system, embed, dashboard })

export type AppRouter = typeof appRouter
