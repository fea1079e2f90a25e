import { describe, expect, test } from 'vitest'
import { channelLines, checkLine, isAlive, sizeText } from './status-words.ts'

const SETTINGS = {
  version: '1.0.0',
  environment: 'production',
  public_url: 'https://humans.example.com',
  auth_enabled: true,
  payload_encryption_enabled: false,
  admin_token_enabled: true,
  slack_mode: 'off',
  email_transport: null,
  email_from: null,
} as const

describe('checks', () => {
  test('what is well says so', () => {
    expect(checkLine({ name: 'database', ok: true, says: 'ok' }, 0.4)).toEqual({ name: 'Database', state: 'ok', says: 'Answers.' })
  })

  test('what is wrong says what, and what to do', () => {
    const { state, says } = checkLine({ name: 'sweep', ok: false, says: 'the last one was 40 s ago' }, 40)
    expect(state).toBe('wrong')
    expect(says).toMatch(/^The last one was 40 s ago\. .*restart/)
  })

  test('a process without a worker does not claim its work', () => {
    expect(checkLine({ name: 'jobs', ok: true, says: 'ok' }, null).says).toMatch(/another process/)
  })
})

test('channels that are not set up say what then fails', () => {
  expect(channelLines(SETTINGS).map(({ name, state }) => [name, state])).toEqual([
    ['Dashboard', 'ok'],
    ['Email', 'off'],
    ['Slack', 'off'],
  ])
  const set = channelLines({ ...SETTINGS, email_transport: 'smtp', email_from: 'a@example.com', slack_mode: 'single-workspace' })
  expect(set.map(({ says }) => says).slice(1)).toEqual(['Sent through smtp from a@example.com.', 'Set up for one workspace.'])
})

test('who was not seen for half a minute is gone', () => {
  const now = Date.parse('2026-11-26T12:00:30Z')
  expect(isAlive('2026-11-26T12:00:01Z', now)).toBe(true)
  expect(isAlive('2026-11-26T12:00:00Z', now)).toBe(false)
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_500, '1.5 kB'],
  [12_345_678, '12 MB'],
  [9_876_543_210, '9.9 GB'],
])('%i bytes are %s', (bytes, text) => expect(sizeText(bytes)).toBe(text))
