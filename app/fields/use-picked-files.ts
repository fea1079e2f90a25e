'use client'

import { useEffect, useRef, useState } from 'react'
import { isAccepted } from '#contract/rules/files.ts'
import { acceptText, sizeText, type FileValue } from './files.ts'
import { useUploads } from './uploads.tsx'

type Limits = { accept?: readonly string[] | null; max_size_bytes?: number | null; multiple: boolean; max_count?: number | null }

export type Pending = { key: number; name: string; share: number; problem: string | null; stop: () => void }

/** Why a file is not taken, before a byte of it is sent. */
function refusalOf(file: File, { accept, max_size_bytes: most }: Limits): string | null {
  if (!isAccepted({ name: file.name, mime: file.type }, accept)) return `Takes only ${acceptText(accept)}.`
  return most != null && file.size > most ? `Is ${sizeText(file.size)}; at most ${sizeText(most)} are taken.` : null
}

type Options = { limits: Limits; files: readonly FileValue[]; onChange: (files: FileValue[]) => void }

/** Files on their way into the answer, and those that did not make it with the reason. */
export function usePickedFiles({ limits, files, onChange }: Options) {
  const { upload } = useUploads()
  const [pending, setPending] = useState<Pending[]>([])
  const count = useRef(0)
  const latest = useRef({ files, onChange })
  useEffect(() => {
    latest.current = { files, onChange }
  })
  const change = (key: number, part: Partial<Pending>) =>
    setPending((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each)))
  const forget = (key: number) => setPending((all) => all.filter((each) => each.key !== key))

  const take = async (file: File) => {
    count.current += 1
    const key = count.current
    const abort = new AbortController()
    const stop = () => {
      abort.abort()
      forget(key)
    }
    const problem = refusalOf(file, limits)
    setPending((all) => [...all, { key, name: file.name, share: 0, problem, stop }])
    if (problem) return
    try {
      const value = await upload(file, { onProgress: (share) => change(key, { share }), signal: abort.signal })
      if (abort.signal.aborted) return
      const { files: now, onChange: set } = latest.current
      const next = limits.multiple ? [...now, value] : [value]
      // Two that finish together must both see the other, before anything is drawn again.
      latest.current.files = next
      set(next)
      forget(key)
    } catch (error) {
      change(key, { problem: error instanceof Error ? error.message : 'It could not be sent.' })
    }
  }
  const add = (picked: Iterable<File>) => {
    setPending((all) => all.filter((each) => each.problem === null))
    const chosen = [...picked]
    for (const file of limits.multiple ? chosen : chosen.slice(0, 1)) void take(file)
  }
  return { pending, add }
}
