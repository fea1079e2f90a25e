import { NextResponse } from 'next/server'
import { embedPolicy } from '#server/domain/parent-origins.ts'
import { env } from '#server/env.ts'

/** What the browser may do for a page in somebody else's (server §0.5). Set with each answer: the origins are a setting, and no part of the build. */
const HEADERS = {
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'geolocation=(), microphone=(), camera=(), payment=()',
  'X-Content-Type-Options': 'nosniff',
}

export function proxy(): NextResponse {
  // React's development build evaluates strings, to show where an error came from.
  const policy = embedPolicy(env().AWAITHUMANS_EMBED_PARENT_ORIGINS)
  const allowed = env().production ? policy : policy.replace("'unsafe-inline'", "'unsafe-inline' 'unsafe-eval'")
  return NextResponse.next({ headers: { ...HEADERS, 'Content-Security-Policy': allowed } })
}

/** The pages that next.config.js lets be framed: this decides by whom. */
export const config = { matcher: ['/embed', '/embed/:path*'] }
