/** Characters of a name. Longer than file systems take. */
const MAX_NAME = 255

/** The last part of a path, without what could end a header or leave a folder. */
export function tidyName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const tidy = Array.from(last.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '').trim())
    .slice(0, MAX_NAME)
    .join('')
  return tidy === '' || tidy === '.' || tidy === '..' ? 'file' : tidy
}
