import { describe, expect, test } from 'vitest'
import { MAX_SAVED_VIEWS } from '#contract/limits.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { AGENT, someone } from '#server/tasks/test-tasks.ts'
import { deleteView, listViews, renameView, saveView } from './saved-views.ts'

await useTestDatabase()

describe('saved views', () => {
  test('are kept, renamed and deleted, each person’s own', async () => {
    const [ann, ben] = [await someone('reviewer'), await someone('operator')]
    const late = await saveView(ann, { name: 'Late', query: 'due=hour&tab=open' })
    const refunds = await saveView(ann, { name: 'Refunds', query: 'pool=refunds&tab=mine' })
    expect(await listViews(ann)).toEqual([late, refunds])
    expect(await listViews(ben)).toEqual([])
    expect(await renameView(ann, { id: late.id, name: 'Soon' })).toEqual({ ...late, name: 'Soon' })
    // Somebody else’s is not there, and stays.
    await expect(renameView(ben, { id: late.id, name: 'Mine' })).rejects.toThrow(/no such view/)
    await deleteView(ben, late.id)
    expect(await listViews(ann)).toHaveLength(2)
    await deleteView(ann, late.id)
    await deleteView(ann, late.id)
    expect(await listViews(ann)).toEqual([refunds])
  })

  test('have names of their own', async () => {
    const [ann, ben] = [await someone('reviewer'), await someone('reviewer')]
    const first = await saveView(ann, { name: 'Late', query: 'tab=open' })
    await expect(saveView(ann, { name: 'Late', query: 'tab=mine' })).rejects.toThrow(/called "Late" already/)
    const other = await saveView(ann, { name: 'Other', query: 'tab=mine' })
    await expect(renameView(ann, { id: other.id, name: 'Late' })).rejects.toThrow(/called "Late" already/)
    expect(await renameView(ann, { id: first.id, name: 'Late' })).toEqual(first)
    await saveView(ben, { name: 'Late', query: 'tab=open' })
  })

  test('are not endless, and not for tokens', async () => {
    const ann = await someone('reviewer')
    for (let n = 0; n < MAX_SAVED_VIEWS; n++) await saveView(ann, { name: `No. ${n}`, query: 'tab=open' })
    await expect(saveView(ann, { name: 'One more', query: 'tab=open' })).rejects.toThrow(/as many as a person can keep/)
    await expect(listViews(AGENT)).rejects.toThrow(/for people/)
  })
})
