'use client'

import type { Picture } from '#app/media/pages.ts'
import { Pictures } from '#app/media/pictures.tsx'

export function Pages({ pictures }: { pictures: readonly Picture[] }) {
  return (
    <div className="max-w-2xl min-w-0">
      <Pictures pictures={pictures} name="Letter" />
    </div>
  )
}
