import { createOperatorRequest, createOperatorResponse, setupStatusResponse } from '#contract/system.ts'
import { createFirstOperator, setupStatus } from '#server/auth/setup.ts'
import { openProcedure, router } from './init.ts'

export const setup = router({
  status: openProcedure
    .meta({
      public: true,
      rest: { method: 'GET', path: '/api/setup/status', status: 200, tag: 'setup', summary: 'Is there an operator yet', errors: [] },
    })
    .output(setupStatusResponse)
    .query(() => setupStatus()),

  operator: openProcedure
    .meta({
      public: true,
      rest: {
        method: 'POST',
        path: '/api/setup/operator',
        status: 201,
        tag: 'setup',
        summary: 'Create the first operator',
        body: 'CreateOperatorRequest',
        errors: ['INVALID_SETUP_TOKEN', 'SETUP_ALREADY_COMPLETED', 'USER_ALREADY_EXISTS', 'RATE_LIMITED'],
      },
    })
    .input(createOperatorRequest)
    .output(createOperatorResponse)
    .mutation(({ ctx, input }) => createFirstOperator(input, ctx.ip)),
})
