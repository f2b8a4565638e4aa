/** Something that work waits at while it is paused. */
export interface Gate {
  shut(): void;
  open(): void;
  /** Resolves while the gate is open. */
  pass(): Promise<void>;
}

export function newGate(): Gate {
  const waiting: (() => void)[] = [];
  let isShut = false;
  return {
    shut() {
      isShut = true;
    },
    open() {
      isShut = false;
      for (const go of waiting.splice(0)) go();
    },
    async pass() {
      if (isShut) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
