import { humanise } from '#app/ui/humanise.ts'
import type { Place } from './classify.ts'
import { withoutMinor } from './money.ts'
import { descriptionOf, titleOf } from './schema.ts'

type TermProps = { place: Place; /** Cents are shown as a whole sum, so its name is not of cents. */ money?: boolean }

/** What a value is called: by the agent's own schema, else by its key. */
export function Term({ place, money = false }: TermProps) {
  const description = descriptionOf(place.schema)
  return (
    <>
      {titleOf(place.schema) ?? (humanise(money ? withoutMinor(place.key) : place.key) || place.key)}
      {description && <span className="block text-xs text-ink-faint">{description}</span>}
    </>
  )
}
