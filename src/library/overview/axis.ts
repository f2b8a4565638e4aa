/** A round number not below `most`, that halves to a whole one: the top of an axis with a line in the middle. */
export function axisTop(most: number): number {
  if (most <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(most));
  const steps = [1, 2, 4, 6, 8, 10].map((step) => step * power);
  const top = steps.find((step) => step >= most && step % 2 === 0);
  return top ?? 10 * power;
}
