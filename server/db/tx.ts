import type pg from 'pg'
import { pool } from './client.ts'

declare const brand: unique symbol

/** A connection inside a transaction. Only `inTransaction` makes one, so what asks for a `Tx` cannot run outside. */
export type Tx = Pick<pg.PoolClient, 'query'> & { readonly [brand]: 'tx' }

/** Commits what `work` did, or nothing of it. No network calls inside: a transaction holds one of few connections. */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const result = await work(client as pg.PoolClient & Tx)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}
