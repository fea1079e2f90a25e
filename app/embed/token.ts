import { z } from 'zod'

/** Read without being proved: the server does that with each call. Here it only says whom to tell, and what. */
const claims = z.object({ task_id: z.string(), parent_origin: z.url({ protocol: /^https?$/ }), sub: z.string().nullish() })

export type Ticket = {
  token: string
  taskId: string
  /** The only page that is told anything. */
  parentOrigin: string
  sub: string | null
}

function bytesOf(base64url: string): Uint8Array {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.codePointAt(0) ?? 0)
}

/** The token in a page's fragment with what it says; null when there is none, or none that can be read. */
export function ticketIn(fragment: string): Ticket | null {
  const token = new URLSearchParams(fragment.replace(/^#/, '')).get('token') ?? ''
  try {
    const { task_id, parent_origin, sub } = claims.parse(JSON.parse(new TextDecoder().decode(bytesOf(token.split('.')[1] ?? ''))))
    return { token, taskId: task_id, parentOrigin: new URL(parent_origin).origin, sub: sub ?? null }
  } catch {
    return null
  }
}
