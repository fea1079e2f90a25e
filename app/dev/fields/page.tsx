import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { Gallery } from '#app/dev/gallery.tsx'
import { env } from '#server/env.ts'

export const metadata: Metadata = { title: 'Field kinds' }

export default async function FieldsPage() {
  // Decided when it is asked for, not when it is built: one build serves tests, cameras and customers.
  await connection()
  if (env().production && !env().AWAITHUMANS_DEV_PAGES) notFound()
  return <Gallery />
}
