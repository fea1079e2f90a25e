import { startServer, type StartedServer } from '#scripts/launcher/start-server.ts'
import type { Fetch } from '#sdk/http/exchange.ts'
import type { Random } from './random.ts'

/** Several servers on one database, and a way in that knows no favourites. */
export type Replicas = {
  adminToken: string
  /** Where the SDK believes the server to be; `balance` sends each request somewhere. */
  url: string
  /** Sends each request to a replica by chance, dead ones included: what a client behind a load balancer meets at its worst. */
  balance: (random: Random) => Fetch
  /** kill -9, and a new process in its place. */
  crash: (random: Random) => Promise<void>
  /** SIGSTOP for a while: a virtual machine that is moved, a process that swaps. */
  freeze: (random: Random, ms: number) => Promise<void>
  stop: () => Promise<void>
}

type Options = { databaseUrl: string; count: number; env: Record<string, string> }

function signal({ process: child }: StartedServer, name: NodeJS.Signals): void {
  try {
    process.kill(-(child.pid ?? 0), name)
  } catch {
    // It was killed meanwhile.
  }
}

export async function startReplicas({ databaseUrl, count, env }: Options): Promise<Replicas> {
  const first = await startServer({ databaseUrl, env })
  const { dataDir, adminToken } = first
  const others = await Promise.all(Array.from({ length: count - 1 }, () => startServer({ databaseUrl, dataDir, env })))
  const servers: StartedServer[] = [first, ...others]

  async function crash(random: Random): Promise<void> {
    const place = random.between(0, servers.length - 1)
    const victim = servers[place] as StartedServer
    await victim.kill()
    servers[place] = await startServer({ databaseUrl, dataDir, env, port: victim.port })
  }

  async function freeze(random: Random, ms: number): Promise<void> {
    const victim = random.pick(servers)
    signal(victim, 'SIGSTOP')
    await new Promise((resolve) => setTimeout(resolve, ms))
    signal(victim, 'SIGCONT')
  }

  return {
    adminToken,
    url: first.url,
    balance: (random) => (url, init) => {
      const to = new URL(url)
      to.port = String(random.pick(servers).port)
      return fetch(to, init)
    },
    crash,
    freeze,
    stop: async () => void (await Promise.all(servers.map((server) => server.stop()))),
  }
}
