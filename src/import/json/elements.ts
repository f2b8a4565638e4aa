import type { Member } from "../format.ts";
import type { JsonElement } from "./element.ts";
import { type ElementPlace, splitJson } from "./split.ts";
import { addTo, newWindow } from "./window.ts";

export type { JsonElement } from "./element.ts";
export type { ElementPlace } from "./split.ts";

/**
 * The elements of a JSON file one after the other, of which only one is held: those of the list that the file is, of a list
 * `under` a key, the one object, or the lines. Each has bytes of its own, which `parseElement` turns into a value. A broken
 * element has a `problem` and costs no other.
 * @throws ImportError when all that is whole was given: `cut-off`, `damaged`, `not-json`, `not-understood`, or what is wrong
 *   with the member; the signal's reason when it is aborted
 */
export async function* jsonElements(
  member: Member,
  options: ElementPlace & { signal?: AbortSignal } = {},
): AsyncGenerator<JsonElement, void, void> {
  const { signal, ...place } = options;
  signal?.throwIfAborted();
  const window = newWindow();
  const reader = member.stream(signal).getReader();
  try {
    for (const element of splitJson(window, place)) {
      if (element) {
        yield element;
        continue;
      }
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) window.ended = true;
      else addTo(window, value);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
