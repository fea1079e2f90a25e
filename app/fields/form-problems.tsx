import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

type Place = { path: string; label: string; message: string }

type FormProblemsProps = {
  /** What is wrong with the answer as a whole, or with sending it. */
  messages: readonly string[]
  /** The fields in which something is wrong, each a way to it. */
  places: readonly Place[]
  onGo: (path: string) => void
}

/** More than these are mended one after the other anyway. */
const MOST_PLACES = 8

function Box({ children }: { children: ReactNode }) {
  return (
    <div className="flex gap-2 rounded-md bg-danger-soft px-3 py-2 text-sm text-danger-text">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {children}
    </div>
  )
}

/** Said where the answer is sent from, and announced at once. One wrong field needs no list: the focus is in it. */
export function FormProblems({ messages, places, onGo }: FormProblemsProps) {
  const several = places.length > 1
  return (
    <div role="alert" className="grid gap-2 empty:hidden">
      {messages.length > 0 && (
        <Box>
          <ul className="grid gap-1">
            {messages.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Box>
      )}
      {several && (
        <Box>
          <div className="grid min-w-0 gap-1">
            <p className="font-medium">{places.length} answers need another look</p>
            <ul className="grid gap-0.5">
              {places.slice(0, MOST_PLACES).map(({ path, label, message }) => (
                <li key={`${path} ${message}`} className="min-w-0">
                  <button
                    type="button"
                    onClick={() => onGo(path)}
                    className="rounded-sm text-left underline underline-offset-2 hover:no-underline touch:min-h-11"
                  >
                    {label}
                  </button>
                  : {message}
                </li>
              ))}
              {places.length > MOST_PLACES && <li>and {places.length - MOST_PLACES} more</li>}
            </ul>
          </div>
        </Box>
      )}
    </div>
  )
}
