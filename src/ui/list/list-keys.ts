/** Where a key leads in a list of `count` rows of which `page` are in view; `undefined` for keys that do not move. -1 is above the list. */
export function targetIndex(key: string, index: number, count: number, page: number): number | undefined {
  const last = count - 1;
  const targets: Record<string, number> = {
    ArrowDown: Math.min(last, index + 1),
    ArrowUp: index - 1,
    PageDown: Math.min(last, index + page),
    PageUp: Math.max(0, index - page),
    Home: 0,
    End: last,
  };
  return Object.hasOwn(targets, key) ? targets[key] : undefined;
}
