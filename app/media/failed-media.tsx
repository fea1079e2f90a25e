import { ArrowUpRight, ImageOff } from 'lucide-react'
import { isOurs, originOf } from './address.ts'

type FailedMediaProps = {
  /** Null when it was not an address that may be loaded at all. */
  address: string | null
  what: string
}

/** In the place of what could not be shown: what it was, whose fault it may be, and where else to look. */
export function FailedMedia({ address, what }: FailedMediaProps) {
  return (
    <span className="flex items-start gap-2 rounded-md border border-line bg-sunken px-3 py-2.5 text-sm text-ink-muted">
      <ImageOff aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">
        {address === null && `The agent gave no address that a ${what} may be loaded from.`}
        {address !== null && isOurs(address) && `The ${what} could not be read.`}
        {address !== null && !isOurs(address) && (
          <>
            The {what} could not be loaded from {originOf(address)}. <OriginalLink address={address} />
          </>
        )}
      </span>
    </span>
  )
}

/** To the host itself, which then sees the viewer but not where they came from: their own sign-in may open what this server cannot. */
export function OriginalLink({ address }: { address: string }) {
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex items-center gap-0.5 rounded-sm text-accent-text underline decoration-accent-text/35 underline-offset-2 hover:decoration-accent-text"
    >
      Open it in a new tab
      <ArrowUpRight aria-hidden="true" className="size-3.5 shrink-0" />
    </a>
  )
}
