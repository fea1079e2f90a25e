'use client'

import { CodeBlock } from '#app/ui/code-block.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { Textarea } from '#app/ui/textarea.tsx'
import { Question } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useTextField } from './use-field.ts'

/** For what no control fits. Checked when it is left, since JSON is wrong until its last bracket is typed. */
export function JsonField({ field, path, ...labels }: RendererProps<'json'>) {
  const { input, error, check } = useTextField(path)
  return (
    <Question field={field} error={error} note="Written as JSON." {...labels}>
      {(control) => (
        <>
          <Textarea
            {...control}
            {...input}
            rows={5}
            spellCheck={false}
            autoCapitalize="off"
            className="font-mono text-sm"
            onBlur={() => {
              input.onBlur()
              if (input.value.trim() !== '') check()
            }}
          />
          {field.schema && (
            <Fold summary="What is expected">
              <CodeBlock title="JSON Schema" code={JSON.stringify(field.schema, null, 2)} />
            </Fold>
          )}
        </>
      )}
    </Question>
  )
}
