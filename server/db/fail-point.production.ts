/** What stands in for `fail-point.ts` in the production build: nothing. */
export function failPoint(_name: string): void {}
