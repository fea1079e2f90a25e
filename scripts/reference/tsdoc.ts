import ts from 'typescript'
import type { Row } from './model.ts'

/** What a comment says, in its parts. */
export type Comment = { text: string; examples: string[]; throws: Row[]; returns: string; isInternal: boolean }

function readThrows(text: string): Row {
  const [, name = '', words = ''] = /^\{(\w+)\}\s*([\s\S]*)$/.exec(text) ?? []
  if (!name) throw new Error(`Write \`@throws {Name} When.\`, not \`@throws ${text}\``)
  return { name, text: words }
}

/** The comment of a symbol, or of a signature where there are several. */
export function commentOf(symbol: ts.Symbol | ts.Signature, checker: ts.TypeChecker): Comment {
  const tags = symbol.getJsDocTags().map(({ name, text }) => ({ name, text: ts.displayPartsToString(text).trim() }))
  const all = (name: string) => tags.filter((tag) => tag.name === name).map(({ text }) => text)
  return {
    text: ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim(),
    examples: all('example'),
    throws: all('throws').map(readThrows),
    returns: all('returns').join(' '),
    isInternal: all('internal').length > 0,
  }
}
