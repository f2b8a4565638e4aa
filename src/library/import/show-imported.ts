import type { LibraryState } from "../app-state.ts";
import { hashOfPage } from "../route.ts";
import { filesText } from "./counts-text.ts";
import type { Run } from "./run.ts";

/** Shows in the list what a run has added or made fuller. */
export async function showImported({ data, view, search }: LibraryState, run: Run): Promise<void> {
  const chats = new Set(await data.importing.written(run.id));
  view.clearFilters();
  search.search("");
  view.place.value = { kind: "import", name: run.id, files: filesText(run.names), chats };
  location.hash = hashOfPage("chats");
}
