import { fileURLToPath } from 'node:url'

/** The repository: two folders up from here and from the built `dist/launcher/` alike. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
