import { ImageOff } from 'lucide-react'
import { isOurs, originOf } from './address.ts'

type FailedMediaProps = {
  /** Null when it was not an address that may be loaded at all. */
  address: string | null
  what: string
}

/** In the place of what could not be shown: what it was, and whose fault it may be. */
export function FailedMedia({ address, what }: FailedMediaProps) {
  return (
    <span className="flex items-start gap-2 rounded-md border border-line bg-sunken px-3 py-2.5 text-sm text-ink-muted">
      <ImageOff aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">
        {address === null && `The agent gave no address that ${what} may be loaded from.`}
        {address !== null && isOurs(address) && `The ${what} could not be read.`}
        {address !== null && !isOurs(address) && `The ${what} could not be loaded from ${originOf(address)}.`}
      </span>
    </span>
  )
}
