'use client'

import { Braces, Rows3 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { CodeBlock } from '#app/ui/code-block.tsx'
import { isEntries } from './classify.ts'
import { Fields, Value } from './value.tsx'

type PayloadProps = { value: unknown; title?: string }

/** The evidence: each value drawn as what it is, and as it was sent one click away. */
export function Payload({ value, title = 'Details' }: PayloadProps) {
  const [raw, setRaw] = useState(false)
  const Icon = raw ? Rows3 : Braces
  return (
    <Card
      title={title}
      aside={
        <Button size="sm" variant="ghost" className="-mr-2" aria-pressed={raw} onClick={() => setRaw(!raw)}>
          <Icon aria-hidden="true" />
          Raw JSON
        </Button>
      }
    >
      {raw && <CodeBlock title="JSON" code={JSON.stringify(value, null, 2)} />}
      {!raw && isEntries(value) && Object.keys(value).length > 0 && (
        <div className="-my-2">
          <Fields entries={value} currency={null} depth={0} />
        </div>
      )}
      {!raw && !(isEntries(value) && Object.keys(value).length > 0) && (
        <Value value={value} place={{ key: '', siblings: {}, currency: null }} depth={0} />
      )}
    </Card>
  )
}
