import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Claims = { sub: string; email?: string; email_verified?: boolean | string }

type Grant = { inToken: Claims; atUserinfo: Claims; nonce: string | null; challenge: string | null }

export type IdentityProvider = AsyncDisposable & {
  issuer: string
  /** What the person's browser comes back with when they agree at `authorizeUrl`. */
  agree: (authorizeUrl: string, claims: { inToken: Claims; atUserinfo?: Claims }) => string
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const KEY_ID = 'test'

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function sign(claims: object): string {
  const unsigned = `${encode({ alg: 'RS256', kid: KEY_ID })}.${encode(claims)}`
  return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(privateKey, 'base64url')}`
}

function discovery(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
  }
}

/** An OpenID provider as small as the standard allows: discovery, code flow with PKCE and nonce, signed tokens, userinfo. */
export async function startIdentityProvider(clientId: string): Promise<IdentityProvider> {
  const grants = new Map<string, Grant>()
  const server = createServer(async (request, response) => {
    const body = await answer(request).catch(() => null)
    response.writeHead(body ? 200 : 400, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? { error: 'invalid_grant' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage): Promise<object | null> {
    if (request.url === '/.well-known/openid-configuration') return discovery(issuer)
    if (request.url === '/jwks') return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }] }
    if (request.url === '/userinfo') return grants.get(request.headers.authorization?.slice('Bearer '.length) ?? '')?.atUserinfo ?? null
    return request.url === '/token' ? exchange(new URLSearchParams(await text(request))) : null
  }

  function exchange(form: URLSearchParams): object | null {
    const code = form.get('code') ?? ''
    const grant = grants.get(code)
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!grant || grant.challenge !== challenge) return null
    const now = Math.floor(Date.now() / 1000)
    const id_token = sign({ ...grant.inToken, iss: issuer, aud: clientId, iat: now, exp: now + 60, nonce: grant.nonce })
    return { access_token: code, token_type: 'Bearer', expires_in: 60, id_token }
  }

  return {
    issuer,
    agree: (authorizeUrl, { inToken, atUserinfo = inToken }) => {
      const query = new URL(authorizeUrl).searchParams
      const code = randomUUID()
      grants.set(code, { inToken, atUserinfo, nonce: query.get('nonce'), challenge: query.get('code_challenge') })
      return new URLSearchParams({ code, state: query.get('state') ?? '' }).toString()
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
