import type { PDFDocumentProxy } from 'pdfjs-dist'

/** Read in the page itself, not by the browser's plug-in: that one is missing on phones, and cannot be put into a sandbox. */
export type OpenPdf = { document: PDFDocumentProxy; close: () => void }

/** Downloads it (which its host must allow, if it is another) and reads its structure. Throws when either fails. */
export async function openPdf(address: string): Promise<OpenPdf> {
  const { getDocument, PDFWorker } = await import('pdfjs-dist')
  const port = new Worker(new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url), { type: 'module' })
  const worker = PDFWorker.create({ port })
  // No XFA forms, no scripts: only what is printed.
  const task = getDocument({ url: address, worker, isEvalSupported: false, enableXfa: false })
  const close = () => {
    void task.destroy().finally(() => {
      worker.destroy()
      port.terminate()
    })
  }
  try {
    return { document: await task.promise, close }
  } catch (error) {
    close()
    throw error
  }
}
