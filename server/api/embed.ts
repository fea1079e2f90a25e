import { z } from 'zod'
import { embeddedTask, embedTokenRequest, embedTokenResponse } from '#contract/embed.ts'
import { mintToken } from '#server/embed/mint-token.ts'
import { viewEmbedded } from '#server/tasks/view-embedded.ts'
import { embeddedProcedure, router, serviceProcedure } from './init.ts'

export const embed = router({
  mint: serviceProcedure
    .meta({
      door: 'service',
      rest: {
        method: 'POST',
        path: '/api/embed/tokens',
        status: 200,
        tag: 'embed',
        summary: 'Sign a token that shows one task in a frame',
        body: 'EmbedTokenRequest',
        errors: ['SERVICE_KEY_NOT_FOUND', 'EMBED_NOT_CONFIGURED', 'EMBED_ORIGIN_NOT_ALLOWED', 'TASK_NOT_FOUND'],
      },
    })
    .input(embedTokenRequest)
    .output(embedTokenResponse)
    .mutation(({ ctx, input }) => mintToken(ctx.service, input)),

  /** For the page in the frame alone. */
  task: embeddedProcedure
    .input(z.object({ id: z.string() }))
    .output(embeddedTask)
    .query(({ ctx, input }) => viewEmbedded(ctx.embedded, input.id)),
})
