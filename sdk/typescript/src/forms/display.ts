import { displayOf, sectionOf, toWireFields, type Display, type FieldMap, type Section } from './field.ts'

type Caption = {
  /** Above it. */
  label?: string | undefined
  /** Below the label, smaller. */
  hint?: string | undefined
}

/** Text to read. */
export function displayText(
  text: string,
  options: Caption & {
    /** Whether it is Markdown. Default false: plain text. */
    markdown?: boolean | undefined
  } = {},
): Display {
  return displayOf('display_text', { text, markdown: false, ...options })
}

/** A picture. With page keys, several of them are turned over like the pages of a document. */
export function image(
  url: string,
  options: Caption & {
    /** Says it in words, for whoever cannot see it. */
    alt?: string | undefined
    /** Pixels. */
    width?: number | undefined
    /** Pixels. */
    height?: number | undefined
    /** Which page of the document it is of, from 0. */
    pageIndex?: number | undefined
    /** Which part of that page it is, from 0. */
    fragmentInPage?: number | undefined
    /** Pages of the document. */
    pageCount?: number | undefined
    /** Parts that each page has. */
    fragmentsPerPage?: number | undefined
  } = {},
): Display {
  return displayOf('image', { url, ...options })
}

/** A film. */
export function video(
  url: string,
  options: Caption & {
    /** The picture that stands there until it plays. */
    posterUrl?: string | undefined
    /** Whether it plays at once, without sound. Default false. */
    autoplay?: boolean | undefined
  } = {},
): Display {
  return displayOf('video', { url, autoplay: false, ...options })
}

/** A PDF document. */
export function pdfViewer(
  url: string,
  options: Caption & {
    /** Pixels. */
    height?: number | undefined
  } = {},
): Display {
  return displayOf('pdf_viewer', { url, ...options })
}

/** HTML, in a frame that runs no script and reaches nothing. */
export function html(source: string, options: Caption = {}): Display {
  return displayOf('html', { html: source, ...options })
}

/** A heading. */
export function section(
  title: string,
  options: {
    /** Below it, smaller. */
    subtitle?: string | undefined
  } = {},
): Display {
  return displayOf('section', { title, ...options })
}

/** A line across. */
export function divider(): Display {
  return displayOf('divider', {})
}

/** Fields that can be folded away. They answer beside it: it adds no level to the answer. */
export function sectionCollapse<const Fields extends FieldMap>(
  title: string,
  options: {
    fields: Fields
    /** Below the title, smaller. */
    subtitle?: string | undefined
    /** Whether it is unfolded when the form opens. Default true. */
    defaultOpen?: boolean | undefined
  },
): Section<Fields> {
  return sectionOf({ title, defaultOpen: true, ...options, fields: toWireFields(options.fields) })
}
