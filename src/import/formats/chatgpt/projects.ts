import { idIn, isFields, lineIn } from "../../foreign/fields.ts";
import type { Member } from "../../format.ts";
import { sampleOf } from "../../sample.ts";

/**
 * Names of projects by their ids, out of records of projects between the conversations (fixtures of 2026-07), as far as they
 * stand among the first: all would be known only when everything was read.
 */
export async function projectNames(first: Member | undefined, signal: AbortSignal): Promise<Map<string, string>> {
  const values = (first && (await sampleOf(first, signal)))?.values ?? [];
  const records = values.filter(isFields).filter((value) => !isFields(value.mapping));
  return new Map(
    records.flatMap((record) => {
      const [id, name] = [idIn(record, "id"), lineIn(record, "title")];
      return /^g-p-[\w-]{1,100}$/.test(id) && name !== "" ? [[id, name] as const] : [];
    }),
  );
}
