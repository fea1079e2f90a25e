import { File as FileIcon } from 'lucide-react'
import type { FormField } from '#contract/form.ts'
import { answerFields, answerSchema } from '#contract/rules/registry.ts'
import { filesOf, sizeText } from '#app/fields/files.ts'
import { labelOf } from '#app/fields/question.tsx'
import { Markdown } from '#app/media/markdown.tsx'
import { classify, isWide, placeIn } from '#app/payload/classify.ts'
import { schemaNode } from '#app/payload/schema.ts'
import { Fields, Value } from '#app/payload/value.tsx'
import { Description, DescriptionList } from '#app/ui/description-list.tsx'
import { fileAddress } from './file-address.ts'
import { inWords, isAnswer, type Answer } from './in-words.ts'

function Files({ value }: { value: unknown }) {
  return (
    <ul className="grid gap-1">
      {filesOf(value).map((file, index) => (
        <li key={index} className="flex min-w-0 items-center gap-2">
          <FileIcon aria-hidden="true" className="size-4 shrink-0 text-ink-muted" />
          <a
            href={fileAddress(file)}
            download={file.name}
            className="truncate rounded-sm text-accent-text underline decoration-accent-text/35 underline-offset-2 hover:decoration-accent-text"
          >
            {file.name}
          </a>
          <span className="shrink-0 text-sm text-ink-muted">{sizeText(file.size)}</span>
        </li>
      ))}
    </ul>
  )
}

/** What has a look of its own; null for everything that is drawn as evidence is. */
function ownLook(field: FormField, value: unknown) {
  if (field.kind === 'rich_text' && typeof value === 'string') return <Markdown text={value} />
  if (field.kind === 'file_upload' && Array.isArray(value)) return <Files value={value} />
  if (field.kind !== 'signature' || typeof value !== 'string' || !value.startsWith('data:image/')) return null
  return <img src={value} alt={`${labelOf(field)}, signed`} className="max-h-32 max-w-full rounded-md border border-line bg-white p-2" />
}

type AnswerViewProps = { fields: readonly FormField[]; answer: Answer }

/** An answer to be read: the form's labels and options, without its boxes. */
export function AnswerView({ fields, answer }: AnswerViewProps) {
  const asked = answerFields(fields)
  const names = new Set(asked.map((field) => field.name))
  const outer = { currency: null, schema: schemaNode(answerSchema({ fields: [...fields] })) }
  // What the schema allowed beside the form's own fields.
  const others = Object.fromEntries(Object.entries(answer).filter(([name]) => !names.has(name)))
  return (
    <>
      <DescriptionList>
        {asked.map((field) => {
          const value = answer[field.name]
          if (field.kind === 'object_group' && isAnswer(value)) {
            return (
              <Description key={field.name} term={labelOf(field)} wide>
                <div className="border-l border-line pl-4">
                  <AnswerView fields={field.fields} answer={value} />
                </div>
              </Description>
            )
          }
          const words = inWords(field, value)
          const currency = field.kind === 'short_text' ? (field.currency_code ?? null) : null
          const place = placeIn(answer, field.name, { ...outer, currency })
          const look = ownLook(field, value)
          return (
            <Description key={field.name} term={labelOf(field)} wide={look !== null || isWide(classify(words, place))}>
              {look ?? <Value value={words} place={place} depth={0} />}
            </Description>
          )
        })}
      </DescriptionList>
      {Object.keys(others).length > 0 && <Fields entries={others} outer={{ currency: null, schema: null }} depth={0} />}
    </>
  )
}
