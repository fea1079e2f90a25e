'use client'

import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from '#app/ui/button.tsx'
import { CodeBlock } from '#app/ui/code-block.tsx'

/** Characters that are drawn: about two thousand lines. More is searched in an editor, and would hold up the page. */
const MOST = 100_000
const NOTE_FROM = 1000

type RawJsonProps = { title: string; value: unknown }

function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: 'evidence.json' })
  link.click()
  URL.revokeObjectURL(url)
}

/** JSON as it was sent. Of a very large one the beginning, and the whole as a file. */
export function RawJson({ title, value }: RawJsonProps) {
  const text = useMemo(() => JSON.stringify(value, null, 2), [value])
  if (text.length <= MOST) return <CodeBlock title={title} code={text} />
  return (
    <div className="grid min-w-0 gap-2">
      <CodeBlock
        title={`${title}, the first ${MOST / NOTE_FROM} of ${Math.round(text.length / NOTE_FROM).toLocaleString('en')} thousand characters`}
        code={text.slice(0, MOST)}
      />
      <Button size="sm" className="justify-self-start" onClick={() => save(text)}>
        <Download aria-hidden="true" />
        Save the whole
      </Button>
    </div>
  )
}
