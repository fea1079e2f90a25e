type HostProcess = {
  env?: Record<string, string | undefined>
  getBuiltinModule?: (id: string) => unknown
  kill?: (pid: number, signal: number) => unknown
  stderr?: { isTTY?: boolean; write(text: string): unknown }
}

/** `process` where there is one (Node, Bun, Deno); edge runtimes and browsers have none, and nothing here needs it. */
function hostProcess(): HostProcess | undefined {
  return (globalThis as { process?: HostProcess }).process
}

/** The first of these variables that is set and not blank. An empty variable is how shells and compose files say "unset". */
export function readEnv(...names: string[]): { name: string; value: string } | undefined {
  const env = hostProcess()?.env
  for (const name of names) {
    const value = env?.[name]?.trim()
    if (value) return { name, value }
  }
  return undefined
}

type Files = { readFileSync(path: string, encoding: 'utf8'): string }
type System = { homedir(): string }

/** A file of the home directory; undefined when there is none, or no file system. Asking the host instead of importing keeps bundles free of Node. */
export function readHomeFile(name: string): string | undefined {
  const host = hostProcess()
  if (!host?.getBuiltinModule) return undefined
  try {
    const files = host.getBuiltinModule('node:fs') as Files
    const system = host.getBuiltinModule('node:os') as System
    return files.readFileSync(`${system.homedir()}/${name}`, 'utf8')
  } catch {
    return undefined
  }
}

/** False only when the host is sure that there is no such process; a process of another user (EPERM) is alive. */
export function mayBeAlive(pid: number): boolean {
  const host = hostProcess()
  if (!host?.kill) return true
  try {
    host.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: unknown }).code !== 'ESRCH'
  }
}

/** A line for the person at the terminal; nothing where there is none, so that logs and pipes stay as they are. */
export function sayAtTerminal(line: string): void {
  const { stderr } = hostProcess() ?? {}
  if (stderr?.isTTY) stderr.write(`${line}\n`)
}
