'use client'

import { Braces, Rows3 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { isEntries, NOWHERE } from './classify.ts'
import { RawJson } from './raw-json.tsx'
import { schemaNode } from './schema.ts'
import { Fields, Value } from './value.tsx'

type PayloadProps = {
  value: unknown
  /** The agent's `payload_schema`: its titles, descriptions and formats. */
  schema?: unknown
  title?: string
}

/** The evidence: each value drawn as what it is, and as it was sent one click away. */
export function Payload({ value, schema, title = 'Details' }: PayloadProps) {
  const [raw, setRaw] = useState(false)
  const outer = { ...NOWHERE, schema: schemaNode(schema) }
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
      {raw && <RawJson title="JSON" value={value} />}
      {!raw && isEntries(value) && Object.keys(value).length > 0 && (
        <div className="-my-2">
          <Fields entries={value} outer={outer} depth={0} />
        </div>
      )}
      {!raw && !(isEntries(value) && Object.keys(value).length > 0) && <Value value={value} place={outer} depth={0} />}
    </Card>
  )
}
