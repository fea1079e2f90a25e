/** JSON with sorted keys and no spaces, of what JSON makes of the value: dates are ISO text, undefined members are absent. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}

/** 16 bytes: what the published clients use, and far more than collisions need. */
const KEY_BYTES = 16

/** The same task and payload give the same key on every machine: 32 lowercase hex digits of SHA-256. */
export async function generateIdempotencyKey(task: string, payload: unknown): Promise<string> {
  const text = canonicalJson(JSON.parse(JSON.stringify({ task, payload })))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest, 0, KEY_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
