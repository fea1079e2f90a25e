'use client'

import { createContext, use, type ReactNode } from 'react'
import type { FileValue } from './files.ts'

type UploadOptions = {
  /** From 0 to 1. */
  onProgress: (share: number) => void
  signal: AbortSignal
}

/** Takes a file and answers with what the answer will say of it. Throws with a sentence for the person. */
export type Upload = (file: File, options: UploadOptions) => Promise<FileValue>

const KIND = 'application/octet-stream'

/** The file itself as part of the answer: what the published contract has, and what needs no server. */
const readInline: Upload = (file, { onProgress, signal }) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    signal.addEventListener('abort', () => reader.abort())
    reader.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
    reader.addEventListener('error', () => reject(new Error('The file could not be read.')))
    reader.addEventListener('abort', () => reject(new Error('Stopped.')))
    reader.addEventListener('load', () => {
      // A file without a type makes a data URL without one, which is then text to whoever reads it; one of nothing has no base64 at all.
      const base64 = String(reader.result).split(',')[1] ?? ''
      const mime = file.type || KIND
      resolve({ name: file.name, mime, size: file.size, data: `data:${mime};base64,${base64}` })
    })
    reader.readAsDataURL(file)
  })

type Uploads = {
  upload: Upload
  /** Where a file that this server keeps can be looked at; null when it cannot. */
  addressOf: (fileId: string) => string | null
}

const UploadsContext = createContext<Uploads>({ upload: readInline, addressOf: () => null })

/** Where files go while the form is filled in. Without it they travel inside the answer. */
export function UploadsProvider({ value, children }: { value: Uploads; children: ReactNode }) {
  return <UploadsContext value={value}>{children}</UploadsContext>
}

export function useUploads(): Uploads {
  return use(UploadsContext)
}
