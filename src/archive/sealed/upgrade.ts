import type { UpgradeTransaction } from "../schema.ts";
import { type RawTransaction, rawStore } from "./raw.ts";
import type { Sealing } from "./records.ts";
import { sealedStore } from "./sealed-store.ts";
import { shapeOf } from "./shapes.ts";

/** The transaction of an upgrade, in which steps may make stores and indexes as ever, and find records opened. */
export function sealedUpgrade(transaction: UpgradeTransaction, sealing: Sealing): UpgradeTransaction {
  const raw = transaction as unknown as RawTransaction;
  const objectStore = (name: string) => {
    const store = rawStore(raw, name);
    const sealed = sealedStore(store, shapeOf(store), sealing);
    return new Proxy(store, {
      get(target, property) {
        if (Object.hasOwn(sealed, property)) return Reflect.get(sealed, property);
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  };
  return new Proxy(transaction, {
    get: (target, property) => (property === "objectStore" ? objectStore : Reflect.get(target, property, target)),
  });
}
