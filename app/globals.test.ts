import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** WCAG 2.2: 1.4.3 for text of any size we use, 1.4.11 for the edge of a control. */
const TEXT = 4.5
const EDGE = 3

const css = readFileSync(new URL('./globals.css', import.meta.url), 'utf8')

function tokensOf(selector: string): Map<string, string> {
  const block = css.split(`\n${selector} {`)[1]?.split('\n}')[0] ?? ''
  return new Map([...block.matchAll(/--([\w-]+): (oklch\([^)]+\));/g)].map(([, name = '', value = '']) => [name, value]))
}

/** Relative luminance of an opaque oklch() colour: Björn Ottosson's matrices to linear sRGB, clipped to the gamut as screens do. */
function luminance(value: string): number {
  const [l = 0, c = 0, h = 0] = [...value.matchAll(/[\d.]+/g)].map(Number)
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const [long, medium, short] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ]
  const clip = (channel: number) => Math.min(1, Math.max(0, channel))
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short)
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short)
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'selected']
const pairs: [ink: string, ground: string, least: number][] = [
  ...['ink', 'ink-muted', 'ink-faint', 'accent-text', 'danger-text'].flatMap((ink) =>
    grounds.map((ground): [string, string, number] => [ink, ground, TEXT]),
  ),
  ...['success', 'warning', 'danger', 'accent'].map((tone): [string, string, number] => [`${tone}-text`, `${tone}-soft`, TEXT]),
  ['success-text', 'surface', TEXT],
  ['warning-text', 'surface', TEXT],
  ['warning-text', 'selected', TEXT],
  ['on-accent', 'accent', TEXT],
  ['on-accent', 'accent-hover', TEXT],
  ['on-accent', 'danger', TEXT],
  ['on-accent', 'danger-hover', TEXT],
  ['line-field', 'surface', EDGE],
  ['line-field', 'canvas', EDGE],
  ['line-field', 'raised', EDGE],
]

describe.each([':root', '.dark'])('colours of %s', (selector) => {
  const tokens = tokensOf(selector)
  it.each(pairs)('%s on %s is readable', (ink, ground, least) => {
    expect(contrast(tokens.get(ink) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(least)
  })
})
