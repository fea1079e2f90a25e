import { dashboard } from './dashboard.ts'
import { deliveries } from './deliveries.ts'
import { router } from './init.ts'
import { jobs } from './jobs.ts'
import { setup } from './setup.ts'
import { system } from './system.ts'
import { tasks } from './tasks.ts'

/** Everything the server can be asked. REST, the OpenAPI document and the pages' client all come from here. */
export const appRouter = router({ tasks, deliveries, jobs, setup, system, dashboard })

export type AppRouter = typeof appRouter
