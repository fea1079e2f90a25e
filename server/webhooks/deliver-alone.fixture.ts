import { startDeliverer } from './deliverer.ts'

/** A process that does nothing but deliver, for a test to kill. */
startDeliverer()
process.once('disconnect', () => process.exit(0))
