'use client'

import type { ReactNode } from 'react'
import { HtmlFrame } from '#app/media/html-frame.tsx'
import { Markdown } from '#app/media/markdown.tsx'
import { Pdf } from '#app/media/pdf.tsx'
import { Pictures } from '#app/media/pictures.tsx'
import { Video } from '#app/media/video.tsx'
import type { FieldOf, FormField } from '#contract/form.ts'
import { labelOf } from './question.tsx'
import type { RendererProps } from './renderer.ts'

/** What the agent shows between its questions. */
function Shown({ field, children }: { field: FormField; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-1.5">
      {field.label && <p className="text-base font-medium">{field.label}</p>}
      {children}
      {field.hint && <p className="text-sm text-ink-muted">{field.hint}</p>}
    </div>
  )
}

export function DisplayText({ field }: RendererProps<'display_text'>) {
  return (
    <Shown field={field}>
      {field.markdown ? <Markdown text={field.text} /> : <p className="max-w-prose whitespace-pre-wrap">{field.text}</p>}
    </Shown>
  )
}

export function HtmlField({ field }: RendererProps<'html'>) {
  return (
    <Shown field={field}>
      <HtmlFrame html={field.html} title={labelOf(field)} className="min-h-30" />
    </Shown>
  )
}

export function VideoField({ field }: RendererProps<'video'>) {
  return (
    <Shown field={field}>
      <Video url={field.url} name={labelOf(field)} poster={field.poster_url} autoplay={field.autoplay} />
    </Shown>
  )
}

export function PdfField({ field }: RendererProps<'pdf_viewer'>) {
  return (
    <Shown field={field}>
      <Pdf url={field.url} name={labelOf(field)} height={field.height} />
    </Shown>
  )
}

const nameOf = (field: FormField) => field.label || field.name || 'Picture'

export function ImageField({ field }: RendererProps<'image'>) {
  return (
    <Shown field={{ ...field, label: null }}>
      <Pictures pictures={[{ ...field, alt: field.alt || field.label }]} name={nameOf(field)} />
    </Shown>
  )
}

/** Several pictures of a form are one thing to look through. */
export function ImagesField({ fields }: { fields: readonly FieldOf<'image'>[] }) {
  return <Pictures pictures={fields.map((field) => ({ ...field, alt: field.alt || field.label }))} name="Pictures" />
}

export function Section({ field }: RendererProps<'section'>) {
  return (
    <div className="-mb-1 grid gap-0.5 pt-2">
      <h3 className="text-md font-semibold">{field.title}</h3>
      {field.subtitle && <p className="text-sm text-ink-muted">{field.subtitle}</p>}
    </div>
  )
}

export function Divider() {
  return <hr className="border-line" />
}

/** A kind that is newer than this page: said calmly, since the rest of the form still works. */
export function UnknownField({ field }: { field: FormField }) {
  return (
    <p role="note" className="rounded-md bg-sunken px-3 py-2 text-sm text-ink-muted">
      {labelOf(field)}: this page does not know how to show a “{String(field.kind)}” field. Reload the page; if that does not help, the
      server is older than the agent.
    </p>
  )
}
