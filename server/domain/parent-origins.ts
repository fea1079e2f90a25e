/** Which pages may show a task in a frame: origins, with at most one leading `*.` that stands for exactly one label (server §5.7). */
const ORIGIN = /^(https?):\/\/(\*\.)?([a-z\d-]+(?:\.[a-z\d-]+)*)(?::(\d{1,5}))?$/i

/** Plain http is for trying things out: anybody on the way could put their own page around the frame. */
const PLAIN_HTTP = new Set(['localhost', '127.0.0.1'])

const DEFAULT_PORTS = { http: '80', https: '443' } as const

type Origin = { scheme: 'http' | 'https'; wild: boolean; host: string; port: string }

function parse(text: string): Origin | null {
  const [, scheme, star, host = '', port] = ORIGIN.exec(text) ?? []
  if (!scheme || Number(port ?? 0) > 65_535) return null
  const kind = scheme.toLowerCase() === 'https' ? 'https' : 'http'
  return { scheme: kind, wild: star !== undefined, host: host.toLowerCase(), port: port ? String(Number(port)) : DEFAULT_PORTS[kind] }
}

/** Why an entry of the list is none, as the rest of a sentence; null if it is one. */
export function whyNoParentOrigin(entry: string): string | null {
  const origin = parse(entry)
  if (!origin) return 'must be scheme and host, like https://app.example.com or https://*.example.com, without a path or a slash at the end'
  if (origin.scheme === 'http' && (origin.wild || !PLAIN_HTTP.has(origin.host)))
    return 'must begin with https://; http is for localhost and 127.0.0.1'
  if (origin.wild && !origin.host.includes('.')) return 'would be every site of a whole top-level domain'
  return null
}

/** Exactly one label more than the pattern has, never none and never two. */
function hostFits(pattern: Origin, host: string): boolean {
  if (!pattern.wild) return host === pattern.host
  const dot = host.indexOf('.')
  return dot > 0 && host.slice(dot + 1) === pattern.host
}

/** The origin as browsers spell it, if the list has it; null otherwise. */
export function allowedParent(allowed: readonly string[], unverifiedOrigin: string): string | null {
  const wanted = parse(unverifiedOrigin)
  if (!wanted || wanted.wild) return null
  const fits = allowed.some((entry) => {
    const pattern = parse(entry)
    return pattern && pattern.scheme === wanted.scheme && pattern.port === wanted.port && hostFits(pattern, wanted.host)
  })
  const port = wanted.port === DEFAULT_PORTS[wanted.scheme] ? '' : `:${wanted.port}`
  return fits ? `${wanted.scheme}://${wanted.host}${port}` : null
}

/** Of the page in the frame (server §0.5). Nobody may show it while the list is empty. */
export function embedPolicy(allowed: readonly string[]): string {
  return [
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' https://fonts.gstatic.com",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'none'",
    `frame-ancestors ${allowed.length > 0 ? allowed.join(' ') : "'none'"}`,
  ].join('; ')
}
