import { readFileSync, statSync } from 'node:fs'

export type Identity = { uid: number; gid: number }

/** Who Postgres may run as when we are root, best first: made for it, or at least without rights. */
const NAMES = ['postgres', '_postgres', 'nobody']

function lookUp(name: string): Identity | undefined {
  const row = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find((fields) => fields[0] === name)
  return row && { uid: Number(row[2]), gid: Number(row[3]) }
}

function ownerOf(folder: string): Identity | undefined {
  const stat = statSync(folder, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined
}

/**
 * Postgres refuses to run as root. Undefined when we are not root and it runs as we do. Data from an earlier run keeps its
 * owner, since Postgres also refuses data of somebody else's.
 */
export function postgresIdentity(dataFolder: string): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined
  const identity = ownerOf(dataFolder) ?? NAMES.map(lookUp).find((found) => found !== undefined)
  if (!identity) throw new Error('Postgres does not run as root, and /etc/passwd lists none of: ' + NAMES.join(', '))
  return identity
}
