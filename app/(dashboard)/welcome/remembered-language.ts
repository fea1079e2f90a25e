import { LANGUAGES, type Language } from './snippets.ts'

/** A cookie and not the browser's storage: the server then draws the right tab at once, and nothing jumps. */
export const LANGUAGE_COOKIE = 'awaithumans_language'

/** Seconds: a year. Who comes back after longer can press once. */
const MAX_AGE = 31_536_000

export function toLanguage(value: string | undefined): Language {
  return LANGUAGES.find((language) => language === value) ?? 'typescript'
}

export function rememberLanguage(language: Language): void {
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${MAX_AGE}; samesite=lax`
}
