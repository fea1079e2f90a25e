import { headers } from 'next/headers'
import { cache } from 'react'
import type { Caller } from '#server/domain/caller.ts'
import { readSession } from './session.ts'

/** Who looks at the page that is being rendered. Once a render, however many layouts and pages ask. */
export const currentCaller = cache(async (): Promise<Caller | null> => readSession((await headers()).get('cookie')))
