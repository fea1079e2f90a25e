/** "in 40 seconds", "in 4 minutes": rounded up, so that who waits that long is let in. */
export function waitText(seconds: number | null): string {
  if (!seconds || seconds < 0) return 'in a few minutes'
  const [count, unit] = seconds < 60 ? [Math.ceil(seconds), 'second'] : [Math.ceil(seconds / 60), 'minute']
  return `in ${count} ${unit}${count === 1 ? '' : 's'}`
}
