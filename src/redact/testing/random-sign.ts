/** Signs at random from a list, the same in every run. */
export function random(seed: number): (signs: string, count: number) => string {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return (signs, count) => Array.from({ length: count }, () => signs[Math.floor(next() * signs.length)]).join("");
}
