import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { claimInstance, findInstance } from './instance.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'instance-'))

test('one launcher a data folder; the second is told where the first is', async () => {
  const folder = newFolder()
  const first = await claimInstance(folder)
  first.update({ url: 'http://localhost:3001' })
  expect(await findInstance(folder)).toEqual({ pid: process.pid, url: 'http://localhost:3001' })
  await expect(claimInstance(folder)).rejects.toThrow('awaithumans runs here already, at http://localhost:3001')

  first.release()
  const second = await claimInstance(folder)
  second.release()
})

test('a socket that a killed launcher left behind is nobody', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'launcher.sock'), '')
  expect(await findInstance(folder)).toBeNull()
  const instance = await claimInstance(folder)
  expect(await findInstance(folder)).toEqual({ pid: process.pid })
  instance.release()
})

test('works below a path that is too long for a socket', async () => {
  const folder = join(newFolder(), 'a'.repeat(120))
  const instance = await claimInstance(folder)
  await expect(claimInstance(folder)).rejects.toThrow('runs here already')
  instance.release()
})
