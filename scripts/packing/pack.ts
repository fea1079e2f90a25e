import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** The list of files in a package with a build is a few megabytes. */
const WORDS = 64 * 2 ** 20

/** The file that `npm publish` would publish. */
export async function pack(source: string, into: string): Promise<string> {
  const { stdout } = await execute('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', into], {
    cwd: source,
    maxBuffer: WORDS,
  })
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [{ filename: string }]
  return join(into, packed.filename)
}

/** Unpacks it where npm would install it. */
export async function unpack(tarball: string, folder: string): Promise<void> {
  await execute('tar', ['-xzf', tarball, '--strip-components', '1', '-C', folder])
}
