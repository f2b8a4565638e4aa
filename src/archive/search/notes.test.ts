import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../", import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.includes("test"))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));

/** Those whose caller notes all that they have written, in the same transaction. */
const toldBy: Record<string, string> = { "import/undo-one.ts": "import/undo-run.ts" };

test("whoever writes conversations or their messages notes it for the search index", () => {
  const writers = sources.filter(
    ({ text }) =>
      /objectStore\("(conversations|chunks)"\)\.(put|delete)\(/.test(text) ||
      (/objectStore\("(conversations|chunks)"\);/.test(text) && /store\.(put|delete)\(/.test(text)),
  );
  expect(writers.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["merge-and-write.ts", "organise.ts", "rekey.ts", "remove.ts"]),
  );
  for (const { name } of writers) {
    const teller = sources.find((other) => other.name === (toldBy[name] ?? name));
    expect(teller?.text, name).toMatch(/mark(One)?Unindexed\(|forgetIndexed\(/);
  }
});
