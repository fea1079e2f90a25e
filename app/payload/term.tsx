import { humanise } from '#contract/humanise.ts'
import type { Place, Shown } from './classify.ts'
import { withoutMinor } from './money.ts'
import { descriptionOf, titleOf } from './schema.ts'

type TermProps = { place: Place; kind: Shown['kind'] }

/** What is seen is named without what it was sent as: cents are shown as a whole sum, HTML as what it looks like. */
function nameOf(key: string, kind: Shown['kind']): string {
  if (kind === 'money') return humanise(withoutMinor(key))
  return humanise(kind === 'html' || kind === 'markdown' ? key.replace(/[_-]?(markdown|md|html)$/i, '') : key)
}

/** What a value is called: by the agent's own schema, else by its key. */
export function Term({ place, kind }: TermProps) {
  const description = descriptionOf(place.schema)
  return (
    <>
      {titleOf(place.schema) ?? (nameOf(place.key, kind) || place.key)}
      {description && <span className="block text-xs text-ink-faint">{description}</span>}
    </>
  )
}
