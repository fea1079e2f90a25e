/**
 * Tokens with which one task is answered in [a frame of your own page](https://docs.awaithumans.dev/embedding).
 *
 * @packageDocumentation
 */
export { embedToken, type EmbedTokenOptions, type EmbedTokenResult } from './embed-token.ts'
export { EmbedTokenError } from './errors/http-errors.ts'
