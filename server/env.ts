import { isIP } from 'node:net'
import { z } from 'zod'
import { whyNoParentOrigin } from '#server/domain/parent-origins.ts'

/**
 * The environment, read and checked once. Nothing else reads process.env. Names are binding (server §7); an empty variable
 * counts as unset, because that is what an unfilled line of a compose file gives.
 */
const flag = z.stringbool().default(false)
const port = z.coerce.number().int().min(0).max(65_535)

const origin = z.url({ protocol: /^https?$/ }).transform((url, ctx) => {
  const { origin, pathname, search, hash } = new URL(url)
  if (pathname !== '/' || search || hash) ctx.addIssue('must be scheme and host only, like https://humans.example.com')
  return origin
})

function isCorsOrigin(value: string): boolean {
  if (value === '*') return true
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  const local = url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname)
  return url.origin === value && (url.protocol === 'https:' || local)
}

const corsOrigins = z
  .string()
  .default('*')
  .transform((list) => list.split(',').map((entry) => entry.trim()))
  .refine((list) => list.every(isCorsOrigin) && (list.length === 1 || !list.includes('*')), {
    error: 'must be "*" alone, or a comma list of https origins (http for localhost only), without paths',
  })

/** 32 bytes in base64 or base64url, padding optional: the root of every derived key. */
const payloadKey = z.string().transform((value, ctx) => {
  const bytes = Buffer.from(value.trim().replaceAll('-', '+').replaceAll('_', '/'), 'base64')
  if (bytes.length !== 32) ctx.addIssue('must be 32 bytes in base64; make one with: openssl rand -base64 32')
  return bytes
})

/** A comma list, without blanks. */
const list = z
  .string()
  .default('')
  .transform((value) => value.split(',').flatMap((entry) => entry.trim() || []))

/** A host name, an address, or a network like 10.1.0.0/16. */
function isHostOrNetwork(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/')
  const version = isIP(address)
  if (bits === undefined) return version !== 0 || /^[\w-]+(\.[\w-]+)*\.?$/.test(address)
  return rest.length === 0 && version !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)
}

const callbackAllow = list.refine((entries) => entries.every(isHostOrNetwork), {
  error: 'must be a comma list of host names, addresses and networks, without ports, like: hooks.internal, 10.1.0.0/16',
})

const webhookSecrets = list.refine((secrets) => secrets.every((secret) => /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(secret)), {
  error: 'must be a comma list of whsec_ followed by at least 24 bytes in base64; make one with: echo "whsec_$(openssl rand -base64 32)"',
})

const parentOrigins = list.superRefine((entries, ctx) => {
  for (const entry of entries) {
    const why = whyNoParentOrigin(entry)
    if (why) ctx.addIssue(`${entry} ${why}`)
  }
})

const serviceKey = z.string().regex(/^ah_sk_\S{20,}$/, {
  error: 'must be ah_sk_ followed by at least 20 characters; make one with: echo "ah_sk_$(openssl rand -hex 20)"',
})

/** Characters. RFC 7518 §3.2: as many bits as the hash has, or whoever sees a token can try keys against it. */
const SIGNING_SECRET = 32

const signingSecret = z.string().min(SIGNING_SECRET, {
  error: `must have at least ${SIGNING_SECRET} characters; make one with: openssl rand -hex 32`,
})

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  DATABASE_URL: z.string().min(1),
  AWAITHUMANS_DATABASE_URL: z.string().optional(),
  AWAITHUMANS_HOST: z.string().default('0.0.0.0'),
  AWAITHUMANS_PORT: port.default(3001),
  AWAITHUMANS_PUBLIC_URL: origin.optional(),
  AWAITHUMANS_DATA_DIR: z.string().default('.awaithumans'),
  AWAITHUMANS_ENVIRONMENT: z.string().default('development'),
  AWAITHUMANS_LOG_LEVEL: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['debug', 'info', 'warn', 'error', 'silent']))
    .default('info'),
  AWAITHUMANS_CORS_ORIGINS: corsOrigins,
  AWAITHUMANS_PAYLOAD_KEY: payloadKey,
  AWAITHUMANS_ADMIN_API_TOKEN: z.string().optional(),
  // 5 MB of JSON is a generous case file; larger evidence belongs behind a link.
  AWAITHUMANS_MAX_PAYLOAD_SIZE_MB: z.coerce.number().positive().max(100).default(5),
  // Of one file. 10 MB is a long scanned contract or a good photograph.
  AWAITHUMANS_MAX_UPLOAD_SIZE_MB: z.coerce.number().positive().max(100).default(10),
  // Of all files of one task, so that nobody who is asked a question can fill the disk.
  AWAITHUMANS_MAX_TASK_FILES_MB: z.coerce.number().positive().max(10_000).default(100),
  AWAITHUMANS_TRUST_PROXY: flag,
  // Statements take 1–2 ms, so ten connections serve some 5,000 a second; Postgres allows 100 in all by default.
  AWAITHUMANS_DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(500).default(10),
  AWAITHUMANS_LISTEN: z.enum(['auto', 'off']).default('auto'),
  AWAITHUMANS_WORKER: z.enum(['on', 'off']).default('on'),
  AWAITHUMANS_CRON_SECRET: z.string().min(16).optional(),
  AWAITHUMANS_CALLBACK_ALLOW: callbackAllow,
  AWAITHUMANS_WEBHOOK_SECRETS: webhookSecrets,
  AWAITHUMANS_EMBED_SIGNING_SECRET: signingSecret.optional(),
  AWAITHUMANS_EMBED_PARENT_ORIGINS: parentOrigins,
  AWAITHUMANS_SERVICE_API_KEY: serviceKey.optional(),
  AWAITHUMANS_METRICS_TOKEN: z.string().min(16).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  // The pages under /dev, which are always there outside production: for tests and screenshots of the production build.
  AWAITHUMANS_DEV_PAGES: flag,
  AWAITHUMANS_EMAIL_TRANSPORT: z.string().toLowerCase().optional(),
  AWAITHUMANS_EMAIL_FROM: z.string().optional(),
  AWAITHUMANS_SLACK_BOT_TOKEN: z.string().optional(),
  AWAITHUMANS_SLACK_CLIENT_ID: z.string().optional(),
  AWAITHUMANS_SLACK_CLIENT_SECRET: z.string().optional(),
  AWAITHUMANS_GOOGLE_CLIENT_ID: z.string().optional(),
  AWAITHUMANS_GOOGLE_CLIENT_SECRET: z.string().optional(),
  AWAITHUMANS_GITHUB_CLIENT_ID: z.string().optional(),
  AWAITHUMANS_GITHUB_CLIENT_SECRET: z.string().optional(),
  AWAITHUMANS_OIDC_ISSUER: z.url().optional(),
  AWAITHUMANS_OIDC_CLIENT_ID: z.string().optional(),
  AWAITHUMANS_OIDC_CLIENT_SECRET: z.string().optional(),
  AWAITHUMANS_OIDC_NAME: z.string().default('Single sign-on'),
})

export const ENV_NAMES = Object.keys(schema.shape)

export type Env = z.output<typeof schema> & { publicUrl: string; production: boolean }

/** Reads an environment, or throws one error that names every variable that is wrong and says why. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const parsed = schema.safeParse({ DATABASE_URL: set.AWAITHUMANS_DATABASE_URL, ...set })
  if (!parsed.success) {
    const lines = parsed.error.issues.map(
      ({ path, message }) => `  ${path.join('.')}: ${set[path.join('.')] === undefined ? 'is not set' : message}`,
    )
    throw new Error(`The settings are not usable:\n${lines.join('\n')}\nSee .env.example for what each one means.`)
  }
  const env = parsed.data
  const publicUrl = env.AWAITHUMANS_PUBLIC_URL ?? `http://localhost:${env.AWAITHUMANS_PORT}`
  return { ...env, publicUrl, production: env.NODE_ENV === 'production' }
}

let parsed: Env | undefined

/** The settings of this process. Parsed at first use, so that a build needs none of them. */
export function env(): Env {
  if (parsed) return parsed
  try {
    process.loadEnvFile()
  } catch {
    // No .env file: everything comes from the real environment, which wins over the file anyway.
  }
  parsed = parseEnv(process.env)
  // next-auth reads this by itself, and a stray one from the shell would send its callbacks elsewhere.
  process.env.NEXTAUTH_URL = parsed.publicUrl
  return parsed
}
