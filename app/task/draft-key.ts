import type { Viewer } from '#app/shell/use-viewer.ts'

/** Under what an unsent answer is kept: two people at one computer have one each. Undefined until it is known who is here. */
export function draftKeyOf(viewer: Viewer | undefined, taskId: string): string | undefined {
  return viewer && `${viewer.id}:${taskId}`
}
