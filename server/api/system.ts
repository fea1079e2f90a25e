import { healthResponse, readyResponse, systemStatus, versionResponse } from '#contract/system.ts'
import { readReadiness } from '#server/system/read-readiness.ts'
import { readSystemStatus } from '#server/system/read-status.ts'
import { VERSION } from '#server/version.ts'
import { openProcedure, procedure, router } from './init.ts'

export const system = router({
  health: openProcedure
    .meta({
      public: true,
      rest: { method: 'GET', path: '/api/health', status: 200, tag: 'health', summary: 'Is the server alive', errors: [] },
    })
    .output(healthResponse)
    .query(() => ({ status: 'ok' as const, version: VERSION })),

  ready: openProcedure
    .meta({
      public: true,
      rest: { method: 'GET', path: '/api/ready', status: 200, tag: 'health', summary: 'Should it get requests', errors: ['NOT_READY'] },
    })
    .output(readyResponse)
    .query(() => readReadiness()),

  version: openProcedure
    .meta({
      public: true,
      rest: { method: 'GET', path: '/api/version', status: 200, tag: 'version', summary: 'Which version this is', errors: [] },
    })
    .output(versionResponse)
    .query(() => ({ name: 'awaithumans' as const, version: VERSION })),

  status: procedure
    .meta({
      rest: { method: 'GET', path: '/api/status', status: 200, tag: 'status', summary: 'How the server is set up', errors: ['FORBIDDEN'] },
    })
    .output(systemStatus)
    .query(({ ctx }) => readSystemStatus(ctx.caller)),
})
