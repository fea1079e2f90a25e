import { audit } from './audit.ts'
import { comments } from './comments.ts'
import { dashboard } from './dashboard.ts'
import { deliveries } from './deliveries.ts'
import { desk } from './desk.ts'
import { embed } from './embed.ts'
import { inbox } from './inbox.ts'
import { router } from './init.ts'
import { jobs } from './jobs.ts'
import { keys } from './keys.ts'
import { moves } from './moves.ts'
import { notices } from './notices.ts'
import { people } from './people.ts'
import { peoplePages } from './people-pages.ts'
import { levels, pools, roles } from './pools.ts'
import { routing } from './routing.ts'
import { setup } from './setup.ts'
import { stats } from './stats.ts'
import { system } from './system.ts'
import { tasks } from './tasks.ts'

/** Everything the server can be asked. REST, the OpenAPI document and the pages' client all come from here. */
export const appRouter = router({
  audit,
  comments,
  deliveries,
  desk,
  embed,
  inbox,
  jobs,
  keys,
  levels,
  moves,
  notices,
  people,
  peoplePages,
  pools,
  roles,
  routing,
  setup,
  stats,
  system,
  tasks,
  dashboard,
})

export type AppRouter = typeof appRouter
