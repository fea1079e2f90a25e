import { createHash } from 'node:crypto'
import { pool } from '#server/db/client.ts'
import { personOf, type Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { pictureProblem } from '#server/domain/image-size.ts'
import { isShowable, trueType } from '#server/domain/sniff.ts'
import { env } from '#server/env.ts'
import { openDialer, resolveHost } from '#server/outbound/dial.ts'
import { download, DownloadError, type Download } from '#server/outbound/download.ts'
import { Turns } from '#server/outbound/turns.ts'
import { noteTask } from '#server/scope.ts'
import { askedCondition } from '#server/tasks/asked.ts'
import { assertMayOn, taskNotFound } from '#server/tasks/load-task.ts'
import type { OpenFile } from './open-file.ts'
import { tidyName } from './tidy-name.ts'

/** Milliseconds for one picture, redirects included. Nobody looks longer at an empty frame. */
const MILLISECONDS = 10_000

/** One host gets what a browser would open to it; four pages of slow hosts leave the others alone. Each may hold one file in memory. */
const turns = new Turns({ all: 24, perHost: 6 })

const dialer = openDialer(resolveHost)

const HERE = (column: string) => `EXISTS (SELECT 1 FROM unnest($3::text[]) needle WHERE strpos(${column}::text, needle) > 0)`

/** Searched as the text that it is stored as: parsing five megabytes of evidence for each of its pictures would hold up everybody. */
const NAMED = `SELECT ${askedCondition(2)} AS asked,
    ${['t.payload', 't.form_definition', 't.initial_response'].map(HERE).join(' OR ')} AS named
  FROM tasks t WHERE t.id = $1`

/** As a value of its own, or as a picture or link in Markdown. */
function mentionsOf(url: string): string[] {
  const json = JSON.stringify(url)
  const inside = json.slice(1, -1)
  return [json, `](${inside})`, `](${inside} `]
}

/** Whoever may read a task may have fetched what the agent put into its question, and nothing else. */
async function assertNamed(caller: Caller, unverifiedId: string, url: string): Promise<void> {
  const id = plausibleId(unverifiedId)
  // Postgres text cannot hold U+0000, and neither can a payload.
  const mentions = url.includes('\0') ? [] : mentionsOf(url)
  const { rows } = await pool().query<{ asked: boolean | null; named: boolean | null }>(NAMED, [id, personOf(caller)?.id ?? null, mentions])
  const [task] = rows
  if (!task) throw taskNotFound(unverifiedId)
  noteTask(id)
  assertMayOn(caller, 'task:read', { id, asked: task.asked })
  if (!task.named || !/^\s*https?:\/\//i.test(url) || !URL.canParse(url))
    throw new DomainError('NOT_FOUND', 'The task names no such address.')
}

function refuse(host: string, what: string): DomainError {
  return new DomainError('MEDIA_REFUSED', `What ${host} sent ${what}.`)
}

async function fetchFrom(url: URL, signal: AbortSignal): Promise<Download> {
  const megabytes = env().AWAITHUMANS_MAX_UPLOAD_SIZE_MB
  const limits = { maxBytes: megabytes * 1_000_000, milliseconds: MILLISECONDS }
  try {
    return await turns.run(url.host, signal, () => download(url.href, { dialer, signal, ...limits }))
  } catch (error) {
    if (error instanceof DownloadError && error.tooLarge) throw refuse(url.host, `is larger than ${megabytes} MB`)
    // Anything else is the signal's reason: the viewer has left, and nobody reads this.
    const why = error instanceof DownloadError ? error.message : 'was not waited for'
    throw new DomainError('MEDIA_UNAVAILABLE', `${url.host} ${why}.`)
  }
}

function nameOf({ pathname }: URL): string {
  try {
    return tidyName(decodeURIComponent(pathname))
  } catch {
    return tidyName(pathname)
  }
}

type MediaRequest = { taskId: string; url: string; signal: AbortSignal }

/**
 * A picture or PDF of another host that a task shows, for whoever may read the task. So the host never learns who looks, and
 * need not be within their reach; what it sends is told by its bytes.
 */
export async function fetchMedia(caller: Caller, { taskId, url: named, signal }: MediaRequest): Promise<OpenFile> {
  await assertNamed(caller, taskId, named)
  const url = new URL(named)
  const { bytes, claim } = await fetchFrom(url, signal)
  const mime = trueType(bytes, claim)
  if (!isShowable(mime) && mime !== 'image/svg+xml') throw refuse(url.host, 'is neither a picture nor a PDF that can be shown')
  if (pictureProblem(bytes, mime)) throw refuse(url.host, 'unfolds to more than can be shown')
  return { name: nameOf(url), mime, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
