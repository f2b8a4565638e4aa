/** Does one thing after the other while whoever gives them goes on with something else. */
export interface OneAtATime {
  /** Begins it as soon as what was begun before is done. @throws what that failed with; then this one is not begun */
  start(work: () => Promise<void>): Promise<void>;
  /** Resolves when the last one is done. @throws what it failed with */
  end(): Promise<void>;
  /** Resolves when nothing is being done any more, whatever came of it. */
  settled(): Promise<void>;
}

export function oneAtATime(): OneAtATime {
  let last: Promise<void> = Promise.resolve();
  return {
    async start(work) {
      await last;
      last = work();
      // Whoever starts or ends next hears of it.
      last.catch(() => undefined);
    },
    end: () => last,
    settled: () => last.catch(() => undefined),
  };
}
