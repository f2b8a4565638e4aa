import { focusSearch } from "../ui/list/focus.ts";
import type { AppState } from "./app-state.ts";

/** `/` goes to the search box; Escape clears the search, then the choice, and otherwise is the browser's; Ctrl+Z takes back a delete. */
export function onShortcut(event: KeyboardEvent, app: AppState): void {
  const act = actionFor(event, app);
  if (!act) return;
  event.preventDefault();
  act();
}

function actionFor(event: KeyboardEvent, { search, picks, deletion }: AppState): (() => void) | undefined {
  const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
  if (event.key === "/" && !typing) return focusSearch;
  if (event.key === "z" && (event.ctrlKey || event.metaKey) && !(typing && search.query.value !== "")) {
    return deletion.undoable.value.length > 0 ? () => void deletion.undo() : undefined;
  }
  if (event.key !== "Escape" || deletion.asking.value.length > 0) return undefined;
  if (search.query.value !== "") return () => search.search("");
  return picks.chosen.value.size > 0 ? picks.clear : undefined;
}
