/**
 * An enum of numbers, with the names of its members as titles: nobody can choose between 0 and 1. Null when it has none.
 * TypeScript compiles `enum E { A }` to `{ A: 0, 0: 'A' }`; the way back is not a member.
 */
export function namedNumbers(members: Record<string, string | number>): { oneOf: { const: string | number; title: string }[] } | null {
  const own = Object.entries(members).filter(([key]) => typeof members[members[key] as string | number] !== 'number')
  if (!own.some(([, value]) => typeof value === 'number')) return null
  return { oneOf: own.map(([name, value]) => ({ const: value, title: name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('_', ' ') })) }
}
