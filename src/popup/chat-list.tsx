import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../ui/i18n.ts";
import { focusSearch, listId } from "../ui/list/focus.ts";
import { targetIndex } from "../ui/list/list-keys.ts";
import { useScrollToTop } from "../ui/list/use-scroll-to-top.ts";
import { useViewport } from "../ui/list/use-viewport.ts";
import { rowsToDraw, scrollFor } from "../ui/list/window-of-rows.ts";
import type { AppState } from "./app-state.ts";
import { ChatRow } from "./chat-row.tsx";

/**
 * Draws only the rows in view. One row at a time is reached with Tab, the arrows move on from there; that row stays
 * drawn wherever the list is scrolled, so the focus is never lost.
 */
export function ChatList({ app }: { app: AppState }) {
  const shown = app.search.shown.value;
  const scroller = useRef<HTMLDivElement>(null);
  const view = useViewport(scroller);
  const currentId = useSignal("");
  const takeFocus = useRef(false);
  const query = app.search.query.value;
  const steady = useSteadyHeight(query !== "", view.value.height);
  const current = Math.max(
    0,
    shown.findIndex(({ id }) => id === currentId.value),
  );

  useScrollToTop(scroller, query);
  useLayoutEffect(() => {
    if (!takeFocus.current) return;
    takeFocus.current = false;
    scroller.current?.querySelector<HTMLElement>('input[tabindex="0"]')?.focus({ preventScroll: true });
  });
  const moveTo = (index: number) => {
    takeFocus.current = true;
    currentId.value = shown[index]?.id ?? "";
    if (scroller.current) scroller.current.scrollTop = scrollFor(view.value, index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(view.value.height / view.value.row) - 1);
    const act = listAction(event, app, () => targetIndex(event.key, current, shown.length, page), moveTo);
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <div class="list" ref={scroller} style={{ "--rows": `${Math.max(shown.length * view.value.row, steady)}px` }}>
      <ul
        id={listId}
        aria-label={t("popup_archive")}
        style={{ blockSize: `${shown.length * view.value.row}px` }}
        onKeyDown={onKeyDown}
      >
        {rowsToDraw(view.value, shown.length, current).map((index) => {
          const chat = shown[index];
          if (!chat) return null;
          return (
            <ChatRow
              key={chat.id}
              app={app}
              chat={chat}
              place={{ index, count: shown.length, offset: index * view.value.row, current: index === current }}
              onFocus={() => {
                currentId.value = chat.id;
              }}
            />
          );
        })}
      </ul>
      {shown.length === 0 && !app.search.searching.value && <p class="nothing-found">{t("popup_nothing_found")}</p>}
    </div>
  );
}

/** While a search runs the list stays as high as it was before, so that nothing jumps under the pointer. */
function useSteadyHeight(searching: boolean, height: number): number {
  const steady = useRef(0);
  if (!searching) steady.current = height;
  return searching ? steady.current : 0;
}

function listAction(
  event: KeyboardEvent,
  { picks, deletion }: AppState,
  target: () => number | undefined,
  moveTo: (index: number) => void,
): (() => void) | undefined {
  if (event.key === "Delete" && picks.ids.value.length > 0) return () => deletion.ask(picks.ids.value);
  if (event.key === "a" && (event.ctrlKey || event.metaKey)) return picks.toggleAll;
  const index = target();
  if (index === undefined) return undefined;
  return index < 0 ? focusSearch : () => moveTo(index);
}
