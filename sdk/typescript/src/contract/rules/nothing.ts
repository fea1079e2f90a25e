/** Rules of what is only shown. */
export const nothing = { schema: null, judge: () => [] }
