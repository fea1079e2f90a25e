import type pg from 'pg'
import { pool } from './client.ts'

declare const brand: unique symbol

/** A connection inside a transaction. Only `inTransaction` makes one, so what asks for a `Tx` cannot run outside. */
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
