/** True when the large numbers are to be run whole. */
export const long = Boolean(process.env.CONVOKEEP_LONG);

/** The whole number, or in a usual run the smaller one. */
export function sized(whole: number, usual: number): number {
  return long ? whole : usual;
}
