import type { LibraryImportData } from "../import-data.ts";
import type { Order, Told } from "../protocol.ts";
import type { Run } from "../run.ts";

/** Imports whose worker a test plays. */
export interface FakeImportData extends LibraryImportData {
  kept: Run[];
  busy: boolean;
  orders: Order[];
  announced: string[][];
  /** As the worker that was started last tells its page. */
  tell(told: Told): void;
  /** Workers that were started and not closed. */
  open: number;
}

export function fakeImportData(): FakeImportData {
  const data: FakeImportData = {
    kept: [],
    busy: false,
    orders: [],
    announced: [],
    tell: () => {},
    open: 0,
    engine(hear) {
      data.open += 1;
      data.tell = hear;
      return {
        order: (order) => void data.orders.push(order),
        close() {
          data.open -= 1;
        },
      };
    },
    runs: async () => data.kept,
    isBusy: async () => data.busy,
    announce: async (conversations) => void data.announced.push(conversations),
    leave: async (run) => {
      data.kept = data.kept.map((each) => (each.id === run ? { ...each, state: "cancelled" } : each));
    },
    written: async () => [],
  };
  return data;
}
