import type pg from 'pg'
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

/** Commits what `work` did, or nothing of it. No network calls inside: a transaction holds one of few connections. */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
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
