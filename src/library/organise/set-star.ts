import { plural } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";

/** Gives conversations a star or takes it away. */
export function setStar({ organise }: Pick<LibraryState, "organise">, ids: readonly string[], starred: boolean): void {
  const changes = ids.map((conversation) => ({ conversation, set: { starred } }));
  void organise.apply(changes, plural(starred ? "library_did_star" : "library_did_unstar", ids.length));
}
