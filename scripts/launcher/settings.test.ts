import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './root.ts'
import { readSettings } from './settings.ts'

test('the real environment wins over .env, in whatever case the names are written', () => {
  const { environment, port } = readSettings({ awaithumans_port: '4000' }, { AWAITHUMANS_PORT: '5000', AWAITHUMANS_HOST: '0.0.0.0' })
  expect(environment).toEqual({ AWAITHUMANS_PORT: '4000', AWAITHUMANS_HOST: '0.0.0.0' })
  expect(port).toBe(4000)
})

test('an empty variable counts as unset', () => {
  expect(readSettings({ DATABASE_URL: ' ', AWAITHUMANS_PORT: '' }, { DATABASE_URL: 'postgres://file' })).toMatchObject({
    databaseUrl: 'postgres://file',
    port: undefined,
  })
})

test('the data is kept in the checkout unless another folder is named', () => {
  expect(readSettings({}, {}).dataDir).toBe(resolve(ROOT, '.awaithumans'))
  expect(readSettings({ AWAITHUMANS_DATA_DIR: '/srv/data' }, {}).dataDir).toBe('/srv/data')
})
