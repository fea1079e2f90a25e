import { byPlace, type RoutingStrategy } from './strategy.ts'

/** One after the other in the standing order, from whoever comes after the last; also if that one has left or is away now. */
export const roundRobin: RoutingStrategy = {
  picks: 'one',
  order: (candidates, last) => {
    const inPlace = candidates.toSorted(byPlace)
    const next = last ? inPlace.findIndex((candidate) => byPlace(candidate, last) > 0) : 0
    return next > 0 ? [...inPlace.slice(next), ...inPlace.slice(0, next)] : inPlace
  },
  label: 'round robin',
  because: ({ name }, of) => `It is the turn of ${name}, one of ${of} who are available.`,
}
