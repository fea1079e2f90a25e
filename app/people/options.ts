import type { Directory } from '#contract/people-views.ts'

/** `chosen` is an option also when nothing is called that any more: what cannot be seen cannot be taken off, and would be changed by being looked at. */
export function nameOptions(none: string, names: readonly string[] = [], chosen = '') {
  const all = chosen && !names.includes(chosen) ? [...names, chosen] : names
  return [{ value: '', label: none }, ...all.map((name) => ({ value: name, label: name }))]
}

/** People of one name are told apart by their address. */
export function peopleOptions(people: Directory['people']) {
  return people.map(({ id, name, email }) => ({ value: id, label: name, hint: email === name ? null : email }))
}
