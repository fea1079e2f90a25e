import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { authOptions } from './next-auth.ts'

type Reply = { status: number; url: string; setCookies: string[] }

export type Browser = {
  cookies: Record<string, string>
  get: (path: string) => Promise<Reply>
  /** With the CSRF token that our pages send along. */
  post: (path: string, form?: Record<string, string>) => Promise<Reply>
}

/** next-auth without Next around it, and a browser's cookies: paths are below /api/auth. */
export function openBrowser({ ip = '10.0.0.1' } = {}): Browser {
  const cookies: Record<string, string> = {}

  async function send(method: string, path: string, body?: Record<string, string>): Promise<Reply & { body: unknown }> {
    const url = new URL(path, 'http://localhost/api/auth/')
    const query = { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split('/').slice(3) }
    const request = { method, query, body, cookies: { ...cookies }, headers: { 'x-awaithumans-ip': ip } }
    const sent = { status: 200, headers: new Map<string, unknown>(), body: undefined as unknown }
    const response = {
      status: (status: number) => ((sent.status = status), response),
      getHeader: (name: string) => sent.headers.get(name),
      setHeader: (name: string, value: unknown) => (sent.headers.set(name, value), response),
      json: (value: unknown) => (sent.body = value),
      send: (value: unknown) => (sent.body = value),
      end: () => undefined,
    }
    await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, authOptions())
    const setCookies = (sent.headers.get('Set-Cookie') ?? []) as string[]
    for (const line of setCookies) keep(line)
    const location = sent.headers.get('Location') ?? (sent.body as { url?: string } | undefined)?.url ?? ''
    return { status: sent.status, url: String(location), setCookies, body: sent.body }
  }

  function keep(line: string): void {
    const [name = '', value = ''] = line.split(';', 1)[0]?.split('=') ?? []
    if (value === '' || /max-age=0/i.test(line)) delete cookies[name]
    else cookies[name] = decodeURIComponent(value)
  }

  return {
    cookies,
    get: (path) => send('GET', path),
    post: async (path, form) => {
      const { csrfToken } = (await send('GET', 'csrf')).body as { csrfToken: string }
      return send('POST', path, { csrfToken, json: 'true', ...form })
    },
  }
}
