'use client'

import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'

type PdfPageProps = { document: PDFDocumentProxy; number: number; scale: number; width: number; onFail: () => void }

/** The words of a page, for whoever cannot see it. */
async function wordsOf(page: Awaited<ReturnType<PDFDocumentProxy['getPage']>>): Promise<string> {
  const { items } = await page.getTextContent()
  return items.map((item) => ('str' in item ? item.str : '')).join(' ')
}

/** One page, as wide as the frame at scale 1. */
export function PdfPage({ document, number, scale, width, onFail }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [words, setWords] = useState('')
  useEffect(() => {
    if (width === 0) return
    let stopped = false
    let stop = () => undefined as void
    const draw = async () => {
      const page = await document.getPage(number)
      if (stopped || !canvas.current) return
      const natural = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: (width / natural.width) * scale * window.devicePixelRatio })
      const target = canvas.current
      target.width = viewport.width
      target.height = viewport.height
      target.style.width = `${width * scale}px`
      const task = page.render({ canvas: target, viewport })
      stop = () => task.cancel()
      await task.promise
      const read = await wordsOf(page)
      if (!stopped) setWords(read)
    }
    draw().catch((error: Error) => {
      if (!stopped && error.name !== 'RenderingCancelledException') onFail()
    })
    return () => {
      stopped = true
      stop()
    }
  }, [document, number, scale, width, onFail])
  return (
    <>
      <canvas ref={canvas} aria-hidden="true" className="mx-auto block max-w-none bg-white" />
      <p className="sr-only">{words}</p>
    </>
  )
}
