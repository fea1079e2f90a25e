import { comments } from './comments.ts'
import { dashboard } from './dashboard.ts'
import { deliveries } from './deliveries.ts'
import { inbox } from './inbox.ts'
import { router } from './init.ts'
import { jobs } from './jobs.ts'
import { keys } from './keys.ts'
import { people } from './people.ts'
import { setup } from './setup.ts'
import { stats } from './stats.ts'
import { system } from './system.ts'
import { tasks } from './tasks.ts'

/** Everything the server can be asked. REST, the OpenAPI document and the pages' client all come from here. */
export const appRouter = router({ tasks, comments, inbox, deliveries, jobs, keys, people, setup, stats, system, dashboard })

export type AppRouter = typeof appRouter
