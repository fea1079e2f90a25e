/** What an address is loaded for decides which `data:` it may be: markup in a picture's place draws nothing, in a page's place it runs. */
const INLINE = {
  image: /^data:image\/(png|jpe?g|gif|webp|avif|svg\+xml)[;,]/i,
  video: /^data:video\/(mp4|webm|ogg)[;,]/i,
  pdf: /^data:application\/pdf[;,]/i,
} as const

/** Files that this server keeps. Nothing else of this site is fetched because an agent named it. */
const OWN_FILES = /^\/api\/files\/[A-Za-z0-9_-]+$/

export type MediaKind = keyof typeof INLINE

/** The address when it may be loaded: https, http, our own files, or data of the right kind. Null otherwise. */
export function mediaAddress(given: string, kind: MediaKind): string | null {
  const text = given.trim()
  if (INLINE[kind].test(text) || OWN_FILES.test(text)) return text
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null
  return new URL(text).href
}

/** Who the reader has to trust: the host, or the agent itself for what came inside the question. */
export function originOf(address: string): string {
  return /^https?:/i.test(address) ? new URL(address).host : 'this server'
}

/** Whether it can be loaded without telling another host that somebody looked. */
export function isOurs(address: string): boolean {
  return address.startsWith('data:') || address.startsWith('/')
}
