import { onTestFinished } from "vitest";

/** Stands for the death of the browser at any of its steps into a database. */
export interface Killer {
  /** From the `n`th step on, nothing works any more, until `revive`. */
  killAt(n: number): void;
  /** Ends all connections, as a death does, and lets things work again. Gives how many steps there were since the last time. */
  revive(): Promise<number>;
}

/** The error of everything that is tried after the death. */
export class Killed extends Error {}

/** Counts every opening, deleting and beginning of a transaction in this window. */
export function killer(): Killer {
  const connections = new Set<IDBDatabase>();
  const { open, deleteDatabase } = IDBFactory.prototype;
  const { transaction } = IDBDatabase.prototype;
  let steps = 0;
  let last = Number.POSITIVE_INFINITY;
  const step = () => {
    steps += 1;
    if (steps >= last) throw new Killed(`killed at step ${last}`);
  };
  IDBFactory.prototype.open = function (...args) {
    step();
    const request = open.apply(this, args);
    request.addEventListener("success", () => connections.add(request.result));
    request.addEventListener("upgradeneeded", () => connections.add(request.result));
    return request;
  };
  IDBFactory.prototype.deleteDatabase = function (...args) {
    step();
    return deleteDatabase.apply(this, args);
  };
  IDBDatabase.prototype.transaction = function (...args) {
    step();
    return transaction.apply(this, args);
  };
  onTestFinished(() => {
    Object.assign(IDBFactory.prototype, { open, deleteDatabase });
    Object.assign(IDBDatabase.prototype, { transaction });
  });
  return {
    killAt(n) {
      steps = 0;
      last = n;
    },
    async revive() {
      const done = steps;
      // What was under way when it died has an end, one way or the other.
      await new Promise((resolve) => setTimeout(resolve, 0));
      for (const connection of connections) {
        connection.close();
        connection.dispatchEvent(new Event("close"));
      }
      connections.clear();
      steps = 0;
      last = Number.POSITIVE_INFINITY;
      return done;
    },
  };
}
