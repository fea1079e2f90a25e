/** `scale` null: as large as fits. */
export type ViewState = { scale: number | null; turns: number }

export const FITTED: ViewState = { scale: null, turns: 0 }

export type Size = { width: number; height: number }

/** Each step doubles in two: few enough presses to read small print, fine enough not to jump past it. */
const STEP = Math.SQRT2
/** Beyond eight screen pixels a pixel there is nothing more to see. */
const MOST = 8
const LEAST = 0.05

/** A quarter turn lays width where height was. */
export function turned({ width, height }: Size, turns: number): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width }
}

/** The largest scale at which all of it is seen; small pictures are not blown up. */
export function fitScale(picture: Size, frame: Size): number {
  if (picture.width === 0 || picture.height === 0 || frame.width === 0 || frame.height === 0) return 1
  return Math.min(1, frame.width / picture.width, frame.height / picture.height)
}

export function zoomed(scale: number, direction: 1 | -1): number {
  return Math.min(MOST, Math.max(LEAST, direction > 0 ? scale * STEP : scale / STEP))
}
