import { displayOf, sectionOf, toWireFields, type Display, type FieldMap, type Section } from './field.ts'

type Caption = { label?: string | undefined; hint?: string | undefined }

/** Text to read; Markdown with `markdown`. */
export function displayText(text: string, options: Caption & { markdown?: boolean | undefined } = {}): Display {
  return displayOf('display_text', { text, markdown: false, ...options })
}

/** A picture. With page keys, several of them are turned over like the pages of a document. */
export function image(
  url: string,
  options: Caption & {
    alt?: string | undefined
    /** Pixels. */
    width?: number | undefined
    height?: number | undefined
    /** From 0. */
    pageIndex?: number | undefined
    fragmentInPage?: number | undefined
    pageCount?: number | undefined
    fragmentsPerPage?: number | undefined
  } = {},
): Display {
  return displayOf('image', { url, ...options })
}

/** A film. */
export function video(url: string, options: Caption & { posterUrl?: string | undefined; autoplay?: boolean | undefined } = {}): Display {
  return displayOf('video', { url, autoplay: false, ...options })
}

/** A PDF document; `height` in pixels. */
export function pdfViewer(url: string, options: Caption & { height?: number | undefined } = {}): Display {
  return displayOf('pdf_viewer', { url, ...options })
}

/** HTML, in a frame that runs no script and reaches nothing. */
export function html(source: string, options: Caption = {}): Display {
  return displayOf('html', { html: source, ...options })
}

/** A heading. */
export function section(title: string, options: { subtitle?: string | undefined } = {}): Display {
  return displayOf('section', { title, ...options })
}

/** A line across. */
export function divider(): Display {
  return displayOf('divider', {})
}

/** Fields that can be folded away. They answer beside it: it adds no level to the answer. */
export function sectionCollapse<const Fields extends FieldMap>(
  title: string,
  options: { fields: Fields; subtitle?: string | undefined; defaultOpen?: boolean | undefined },
): Section<Fields> {
  return sectionOf({ title, defaultOpen: true, ...options, fields: toWireFields(options.fields) })
}
