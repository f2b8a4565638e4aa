/** How full a day is beside the fullest: 0 for none, else 1 to 4. By the root, so that one very full day leaves the others apart. */
export function levelOf(count: number, most: number): number {
  if (count <= 0) return 0;
  return Math.min(4, Math.max(1, Math.ceil(Math.sqrt(count / Math.max(count, most)) * 4)));
}
