// Plain JavaScript without dependencies: it also shows the progress of installing them.

const LABEL_WIDTH = 22
// As often as a spinner must move to look alive; more would only make ssh slower.
const FRAME_MS = 80
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
// Where no line can be redrawn, a step that takes longer than this is announced before it is done.
const QUIET_MS = 1_000

const terminal = process.stdout.isTTY === true
const colour = terminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb'

/** @param {string} code */
const paint = (code) => (/** @type {string} */ text) => (colour ? `\u001B[${code}m${text}\u001B[0m` : text)

export const bold = paint('1')
export const dim = paint('2')
export const red = paint('31')
export const green = paint('32')
export const underline = paint('4')

/** @param {string} text */
export function print(text = '') {
  process.stdout.write(`${text}\n`)
}

/** @param {{ mark: string, label: string, note: string }} line */
const row = ({ mark, label, note }) => `  ${mark} ${label.padEnd(LABEL_WIDTH)}${dim(note)}`

/** @param {number} started */
const seconds = (started) => `${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s`

/**
 * Runs `work` behind one line that says how long it takes. `work` may say how far it is by calling what it is given.
 * @template T
 * @param {string} label
 * @param {(note: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const started = performance.now()
  let note = ''
  let frame = 0
  const draw = () => {
    frame = (frame + 1) % FRAMES.length
    process.stdout.write(`\r\u001B[K${row({ mark: FRAMES[frame] ?? '', label, note: `${seconds(started)}  ${note}` })}`)
  }
  const timer = terminal ? setInterval(draw, FRAME_MS) : setTimeout(() => print(row({ mark: '…', label, note: '' })), QUIET_MS)
  /** @param {string} mark */
  const finish = (mark) => {
    clearInterval(timer)
    if (terminal) process.stdout.write('\r\u001B[K')
    print(row({ mark, label, note: seconds(started) }))
  }
  try {
    const result = await work((text) => (note = text))
    finish(green('✓'))
    return result
  } catch (error) {
    finish(red('✗'))
    throw error
  }
}
