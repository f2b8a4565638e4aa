/** Calls `act` with the newest value at most once in so many ms; `flush` calls it with what still waits. No timers. */
export function atMostEvery<T>(ms: number, act: (value: T) => void): { say(value: T): void; flush(): void } {
  let last = Number.NEGATIVE_INFINITY;
  let waiting: { value: T } | undefined;
  const flush = () => {
    if (!waiting) return;
    last = performance.now();
    const { value } = waiting;
    waiting = undefined;
    act(value);
  };
  return {
    say(value) {
      waiting = { value };
      if (performance.now() - last >= ms) flush();
    },
    flush,
  };
}
