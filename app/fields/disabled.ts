import { createContext } from 'react'

/** Whether the form is closed, for what a `fieldset` cannot switch off: editors, canvases, drag handles. */
export const DisabledContext = createContext(false)
