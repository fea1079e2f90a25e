import { dashboard } from './dashboard.ts'
import { deliveries } from './deliveries.ts'
import { router } from './init.ts'
import { jobs } from './jobs.ts'
import { keys } from './keys.ts'
import { peoplePages } from './people-pages.ts'
import { people } from './people.ts'
import { levels, pools, roles } from './pools.ts'
import { setup } from './setup.ts'
import { stats } from './stats.ts'
import { system } from './system.ts'
import { tasks } from './tasks.ts'

/** Everything the server can be asked. REST, the OpenAPI document and the pages' client all come from here. */
export const appRouter = router({
  tasks,
  deliveries,
  jobs,
  keys,
  people,
  peoplePages,
  pools,
  roles,
  levels,
  setup,
  stats,
  system,
  dashboard,
})

export type AppRouter = typeof appRouter
