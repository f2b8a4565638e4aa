import { ImportError, type ImportFormat, type ImportItem } from "../../../../import/format.ts";
import type { Source } from "../each-item.ts";

interface MadeUp {
  /** Hears of each item that is read. */
  onRead?(at: number): void;
  /** The file breaks off after so many items. */
  endsAt?: number;
}

/** A file of so many conversations `s:<at>` with the prints `print <at>`, and a format that reads it. */
export function madeUpSource(count: number, { onRead, endsAt }: MadeUp = {}): Source {
  const item = (at: number): ImportItem => ({
    print: `print ${at}`,
    end: at + 1,
    read() {
      onRead?.(at);
      return { kind: "imported", site: "s", id: `s:${at}`, url: "", messages: [], whole: true, unknown: [] };
    },
  });
  const format: ImportFormat = {
    id: "made-up",
    name: "Made up",
    version: 1,
    recognises: () => true,
    async *read() {
      for (let at = 0; at < (endsAt ?? count); at++) yield item(at);
      if (endsAt !== undefined) throw new ImportError("cut-off");
    },
  };
  const member = { path: "a", size: count, stream: () => new ReadableStream<Uint8Array>() };
  return { container: { names: ["a"], members: [member] }, claims: [{ format, members: [member] }], troubles: [] };
}
