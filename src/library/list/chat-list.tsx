import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Conversation } from "../../conversation/model.ts";
import { t } from "../../ui/i18n.ts";
import { focusSearch, listId } from "../../ui/list/focus.ts";
import { targetIndex } from "../../ui/list/list-keys.ts";
import { useScrollToTop } from "../../ui/list/use-scroll-to-top.ts";
import { useViewport } from "../../ui/list/use-viewport.ts";
import { locale } from "../../ui/locale.ts";
import type { LibraryState } from "../app-state.ts";
import { ChatRow } from "./chat-row.tsx";
import { groupNamer } from "./group-name.ts";
import { itemOf, itemsToDraw, type Layout, layoutOf, scrollTo, wholeHeight } from "./item-window.ts";
import { listGroups } from "./list-groups.ts";

/** Heights in rem, as in list.css. */
const heightsIn = {
  comfortable: { group: 2.25, low: 3.625, high: 5 },
  compact: { group: 1.75, low: 2.75, high: 4 },
};

/**
 * Draws only what is in view. One chat at a time is reached with Tab, the arrows move on from there; it stays drawn
 * wherever the list is scrolled, so the focus is never lost.
 */
export function ChatList({ app }: { app: LibraryState }) {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useViewport(scroller);
  const layout = useLayout(app);
  const shown = app.view.shown.value;
  const currentId = useSignal("");
  const takeFocus = useRef(false);
  const wanted = currentId.value || (app.reader.chat.value ?? "");
  const current = useMemo(() => (wanted === "" ? 0 : Math.max(0, indexOf(shown, wanted))), [shown, wanted]);
  const currentPlace = layout.places[current] ?? -1;
  const isHigh = highRows(app);

  useScrollToTop(scroller, app.search.found.value.query);
  useLayoutEffect(() => {
    if (!takeFocus.current) return;
    takeFocus.current = false;
    scroller.current?.querySelector<HTMLElement>('a[tabindex="0"]')?.focus({ preventScroll: true });
  });
  const moveTo = (index: number) => {
    takeFocus.current = true;
    currentId.value = shown[index]?.id ?? "";
    const { top, height } = view.value;
    scroller.current?.scrollTo(0, scrollTo(layout, layout.places[index] ?? 0, top, height));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(view.value.height / (heightsNow(app).low * rootSize())) - 1);
    const index = targetIndex(event.key, current, shown.length, page);
    if (index === undefined) return;
    event.preventDefault();
    if (index < 0) focusSearch();
    else moveTo(index);
  };

  return (
    <div class="list" ref={scroller}>
      <ul
        id={listId}
        aria-label={t("popup_archive")}
        style={{ blockSize: `${wholeHeight(layout)}px` }}
        onKeyDown={onKeyDown}
      >
        {itemsToDraw(layout, view.value.top, view.value.height, currentPlace).map((place) => {
          const item = itemOf(layout, place);
          const offset = layout.tops[place] ?? 0;
          if (item.kind === "group") return <Group key={`group ${item.name}`} name={item.name} offset={offset} />;
          const chat = shown[item.at];
          if (!chat) return null;
          return (
            <ChatRow
              key={chat.id}
              app={app}
              chat={chat}
              place={{
                at: item.at,
                count: shown.length,
                offset,
                current: item.at === current,
                high: isHigh(chat),
              }}
              onFocus={() => {
                currentId.value = chat.id;
              }}
            />
          );
        })}
      </ul>
    </div>
  );
}

function Group({ name, offset }: { name: string; offset: number }) {
  return (
    <li class="group" style={{ transform: `translateY(${offset}px)` }}>
      <h3>{name}</h3>
    </li>
  );
}

function useLayout(app: LibraryState): Layout {
  const shown = app.view.shown.value;
  const sort = app.view.sort.value;
  const { words } = app.search.found.value;
  const mending = app.view.mending.value;
  const size = rootSize();
  const density = app.appearance.density.now.value;
  // Whole days matter, and a page that stays open over midnight is drawn again by whatever happens next.
  const today = new Date().toDateString();
  const language = locale();
  // `words`, `mending`, `density`, `today` and `language` decide through the functions called.
  return useMemo(() => {
    const groups = listGroups(shown, groupNamer(sort, app.siteName, new Date()));
    const isHigh = highRows(app);
    const { group, low, high } = heightsNow(app);
    return layoutOf(shown.length, groups, {
      group: group * size,
      chat(at) {
        const chat = shown[at];
        return (chat && isHigh(chat) ? high : low) * size;
      },
    });
  }, [shown, sort, words, mending, size, density, today, language]);
}

function heightsNow({ appearance }: LibraryState): (typeof heightsIn)["compact"] {
  return heightsIn[appearance.density.now.value];
}

/** Which rows need a third line: for tags or for what a search found, also while that is still being read. */
function highRows({ search, view }: LibraryState): (chat: Conversation) => boolean {
  const hasWords = search.found.value.words.length > 0;
  const isMending = view.mending.value;
  return (chat) => hasWords || chat.tags.length > 0 || (isMending && chat.coverage.state !== "complete");
}

function indexOf(shown: readonly Conversation[], wanted: string): number {
  return shown.findIndex(({ id }) => id === wanted);
}

/** Pixels of 1rem. */
function rootSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
