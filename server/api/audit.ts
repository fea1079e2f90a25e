import { auditPage, auditQuery, auditWords } from '#contract/audit.ts'
import { readAuditWords } from '#server/audit/audit-words.ts'
import { listAudit } from '#server/audit/read-audit.ts'
import { procedure, router } from './init.ts'

export const audit = router({
  list: procedure
    .meta({
      rest: {
        method: 'GET',
        path: '/api/audit',
        status: 200,
        tag: 'audit',
        summary: 'Read everything that happened and was changed, newest first',
        errors: ['FORBIDDEN'],
      },
    })
    .input(auditQuery)
    .output(auditPage)
    .query(({ ctx, input }) => listAudit(ctx.caller, input)),

  words: procedure.output(auditWords).query(({ ctx }) => readAuditWords(ctx.caller)),
})
