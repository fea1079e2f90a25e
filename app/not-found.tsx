import type { Metadata } from 'next'
import Link from 'next/link'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { PlainFrame } from '#app/ui/plain-frame.tsx'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <PlainFrame
      title="There is nothing at this address"
      text="The link may have been cut off when it was copied, or what it led to has been deleted. Ask whoever sent it, or look in the inbox."
    >
      <Button asChild variant="primary" size="lg">
        <Link href={paths.inbox()}>Go to the inbox</Link>
      </Button>
    </PlainFrame>
  )
}
