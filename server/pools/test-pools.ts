import { pool } from '#server/db/client.ts'

type Written = {
  subject: string
  subject_name: string
  action: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** What was written down since, oldest first. */
export async function changesOf(subject: string): Promise<Written[]> {
  const { rows } = await pool().query<Written>(
    'SELECT subject, subject_name, action, before, after FROM changes WHERE subject = $1 ORDER BY seq',
    [subject],
  )
  return rows
}
