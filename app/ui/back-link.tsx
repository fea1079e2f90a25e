import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'

/** Above the title of what a list led to: back to that list. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="-ml-1 inline-flex items-center gap-1 rounded-sm px-1 hover:text-ink touch:min-h-11">
      <ArrowLeft aria-hidden="true" className="size-3.5" />
      {children}
    </Link>
  )
}
