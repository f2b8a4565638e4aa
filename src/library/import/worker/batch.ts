/** Conversations, and bytes of their files, that are judged or stored together. */
const mostItems = 50;
const mostBytes = 2_000_000;

export interface Batch<T> {
  add(one: T, read: number): void;
  isFull(): boolean;
  /** What was gathered; it is empty after. */
  take(): T[];
}

/** Gathers what is done together. `read`: bytes of the files up to the end of each. */
export function newBatch<T>(): Batch<T> {
  let all: T[] = [];
  let from: number | undefined;
  let to = 0;
  return {
    add(one, read) {
      from ??= to;
      to = read;
      all.push(one);
    },
    isFull: () => all.length >= mostItems || to - (from ?? to) >= mostBytes,
    take() {
      const taken = all;
      all = [];
      from = undefined;
      return taken;
    },
  };
}
