/** One page of the reference: what one module exports. The shape is the same for both languages, and so is how it is written. */
export type Page = {
  /** Beside its neighbours in docs/reference. */
  file: string
  /** What is imported: `awaithumans/forms`. */
  module: string
  language: 'typescript' | 'python'
  text: string
  groups: Group[]
  /** Names that another page describes, and this module has too. */
  elsewhere: string[]
}

export type Group = { title: string; entries: Entry[] }

/** A function, a class, a type, an error or a value. */
export type Entry = {
  /** As its reader writes it: `awaitHuman`, or `tasks.create` for a method of a client. */
  name: string
  /** A call has brackets behind its name. */
  isCall: boolean
  /** Code. */
  signature?: string
  /** Markdown. */
  text: string
  examples?: string[]
  tables: Table[]
  methods?: Entry[]
}

/** Parameters or members as a table, what is thrown as a list, what is returned as a sentence. */
export type Table = { title: 'Parameter' | 'Member' | 'Returns' | 'Throws' | 'Raises'; rows: Row[] }

export type Row = {
  /** Code, but not where an error is named. */
  name: string
  type?: string
  /** As code; what has none is left out. */
  default?: string
  text: string
}
