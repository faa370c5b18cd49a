/** The noun for a number of contexts. */
export const contextsText = (count: number): string => (count === 1 ? 'context' : 'contexts')
