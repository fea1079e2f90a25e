/** `npm run pack:server` makes the npm package `awaithumans-server`, with the built pages and server in it, in `.awaithumans/packages`. */
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { print } from './bootstrap/progress.mjs'
import { build } from './building/build.ts'
import { ROOT } from './launcher/root.ts'
import { pack } from './packing/pack.ts'
import { stageServer } from './packing/stage.ts'

const PLACE = join(ROOT, '.awaithumans/packages')
const STAGE = join(PLACE, 'awaithumans-server')

await build()
mkdirSync(PLACE, { recursive: true })
stageServer(STAGE)
print(`  ${relative(ROOT, await pack(STAGE, PLACE))}`)
