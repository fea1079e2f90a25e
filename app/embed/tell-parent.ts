import type { Ticket } from './token.ts'

/** What the page around the frame is told; names and members are binding (channels §5.8). */
export type Message =
  | { type: 'loaded'; payload: { taskId: string } }
  | { type: 'resize'; payload: { height: number } }
  | { type: 'task.completed'; payload: { taskId: string; response: Record<string, unknown> | null; completedAt: string | null } }
  | { type: 'task.error'; payload: { taskId: string; code: string; message: string } }

/** Tells the page that the token is for, and no other: a browser drops the message if another one has the frame. */
export function tellParent({ parentOrigin }: Ticket, message: Message): void {
  if (window.parent === window) return
  window.parent.postMessage({ source: 'awaithumans', ...message }, parentOrigin)
}
