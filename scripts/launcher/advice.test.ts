import { expect, test } from 'vitest'
import { adviceFor } from './advice.ts'

test.each([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'The disk is full.'],
  ['ENOSPC: no space left on device, write', 'The disk is full.'],
  [
    'could not resize shared memory segment "/PostgreSQL.1" to 8388608 bytes: No space left on device',
    'Postgres found too little shared memory.',
  ],
  ["EACCES: permission denied, open '.awaithumans/admin.token'", 'A file of the data folder may not be read or written by this user.'],
  [
    'The data directory was initialized by PostgreSQL version 17, which is not compatible',
    'The data was written by another version of Postgres.',
  ],
])('%s', (words, message) => {
  const known = adviceFor(words)
  expect(known?.message).toBe(message)
  expect(known?.advice).toMatch(/\.$/)
})

test('keeps quiet about what it does not know', () => {
  expect(adviceFor('something new')).toBeUndefined()
})
