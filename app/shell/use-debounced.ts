import { useEffect, useState } from 'react'

/** Between two keystrokes of somebody who types on; longer feels like waiting for the search. */
const PAUSE_MS = 200

/** The value once it has stood still for a moment. */
export function useDebounced<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
