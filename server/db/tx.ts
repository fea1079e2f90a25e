import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { log } from '#server/log.ts'
import { pool } from './client.ts'

declare const brand: unique symbol

/** A transaction. Only `inTransaction` and `inOneStatement` make one, so what asks for a `Tx` cannot run outside. */
export type Tx = Pick<pg.PoolClient, 'query'> & {
  /** Done once the transaction is committed, and never if it is not. */
  afterCommit: (effect: () => void) => void
  readonly [brand]: 'tx'
}

async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch (error) {
    return error as Error
  }
}

/**
 * SQLSTATE deadlock_detected and serialization_failure: Postgres has undone it, and nothing in it is to blame. People, pools and tasks
 * refer to one another, and what is referred to is locked as well, so not every pair of changes can take its rows in one order.
 */
const UNLUCKY = new Set(['40P01', '40001'])

/** Times that an unlucky transaction is done: each costs the second after which Postgres looks for deadlocks, and a client waits for ten. */
const TRIES = 4

/** Milliseconds at most before it is done again, so that the other one, which goes on by now, has the rows first. */
const STEP_ASIDE = 50

const isUnlucky = (error: unknown): boolean => UNLUCKY.has((error as { code?: string } | null)?.code ?? '')

async function once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool().connect()
  const effects: (() => void)[] = []
  const tx = { query: client.query.bind(client), afterCommit: (effect: () => void) => effects.push(effect) } as unknown as Tx
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const result = await work(tx)
    await client.query('COMMIT')
    for (const effect of effects) effect()
    return result
  } catch (error) {
    broken = await rollBack(client)
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Commits what `work` did, or nothing of it. No network calls inside: a transaction holds one of few connections. When Postgres undoes it
 * because it and another waited for one another, it is done again, so `work` changes nothing but the database.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once(work)
    } catch (error) {
      if (tries === TRIES || !isUnlucky(error)) throw error
      log().debug({ tries, err: (error as Error).message }, 'a transaction and another waited for one another; it is done again')
      await sleep(Math.random() * STEP_ASIDE)
    }
  }
}

/**
 * For a change that is one statement: Postgres makes a transaction of it by itself, without the round trips of BEGIN and
 * COMMIT. A second statement would not be part of it, so it is refused.
 */
export async function inOneStatement<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const effects: (() => void)[] = []
  let used = false
  const query = (...statement: unknown[]) => {
    if (used) throw new Error('inOneStatement runs one statement; use inTransaction for more.')
    used = true
    return (pool().query as (...all: unknown[]) => unknown)(...statement)
  }
  const result = await work({ query, afterCommit: (effect: () => void) => effects.push(effect) } as unknown as Tx)
  for (const effect of effects) effect()
  return result
}
