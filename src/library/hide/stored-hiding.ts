import * as v from "valibot";
import { hidden } from "../../options.ts";
import { type PrivateKind, privateKinds } from "../../redact/kinds.ts";

/** What is looked for: kinds, and words of the user's own. */
export interface Hiding {
  kinds: readonly PrivateKind[];
  words: readonly string[];
}

const schema = v.object({
  kinds: v.array(v.picklist(privateKinds)),
  words: v.array(v.pipe(v.string(), v.maxLength(200))),
});

/** What was looked for last; everything at first. */
export async function readHiding(): Promise<Hiding> {
  try {
    const read = hidingOf(await hidden.get());
    if (read) return read;
  } catch (error) {
    // A storage that cannot be read must not keep anybody from hiding what is private.
    console.warn("what was hidden last is not read", error);
  }
  return { kinds: privateKinds, words: [] };
}

/** What to look for as stored data tell it. */
export function hidingOf(data: unknown): Hiding | undefined {
  const read = v.safeParse(schema, data);
  return read.success ? read.output : undefined;
}

export async function keepHiding({ kinds, words }: Hiding): Promise<void> {
  await hidden.set({ kinds: [...kinds], words: [...words] });
}
