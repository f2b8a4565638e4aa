import { focusSearch } from "../ui/list/focus.ts";
import type { LibraryState } from "./app-state.ts";
import { closeReader } from "./close-reader.ts";
import { completeChats } from "./complete/complete-chats.ts";
import { copyOpen } from "./export/copy-open.ts";
import { exportMessages } from "./export/export-messages.ts";
import { setStar } from "./organise/set-star.ts";
import { hashOfPage } from "./route.ts";

type Act = (() => unknown) | undefined;

/** What a key does, wherever the focus is but in a field or a dialog. */
export function onShortcut(event: KeyboardEvent, app: LibraryState): void {
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const act = actFor(event, app);
  if (!act) return;
  event.preventDefault();
  act();
}

function actFor(event: KeyboardEvent, app: LibraryState): Act {
  const { search, undo } = app;
  const typing = isField(event.target);
  if (event.key === "Escape") return back(app, typing);
  if (typing && !(event.key === "z" && search.query.value === "")) return undefined;
  if (event.ctrlKey || event.metaKey) return event.key === "z" && !event.shiftKey ? undo.undo : undefined;
  if (event.altKey) return undefined;
  if (app.page.value !== "chats") return keysOfPages(app)[event.key];
  return plainKeys(app, event.shiftKey)[event.key.length === 1 ? event.key.toLowerCase() : event.key]?.();
}

/** A page of its own has no chats at hand. */
function keysOfPages({ dialog }: LibraryState): Record<string, Act> {
  return {
    "/": () => {
      // Whoever follows the address hears of it first; the search is drawn when this is called.
      addEventListener("hashchange", focusSearch, { once: true });
      toChats();
    },
    "?": () => (dialog.value = { kind: "shortcuts" }),
  };
}

function toChats(): void {
  location.hash = hashOfPage("chats");
}

/** Back step by step: the page, the search, the choice, the conversation. */
function back(app: LibraryState, typing: boolean): Act {
  const { search, picks, reader } = app;
  if (app.page.value !== "chats") return typing ? undefined : toChats;
  if (typing && search.query.value !== "") return () => search.search("");
  if (!typing && reader.picks.active.value && isReading()) return reader.picks.stop;
  if (!typing && reader.chat.value !== null && isReading()) {
    return () => closeReader(app);
  }
  if (search.query.value !== "") return () => search.search("");
  if (picks.chosen.value.size > 0) return picks.clear;
  return reader.chat.value === null ? undefined : () => closeReader(app);
}

function plainKeys(app: LibraryState, shift: boolean): Record<string, () => Act> {
  const { dialog, reader, picks, deletion } = app;
  const ask = (kind: "tags" | "folder" | "export") => (): Act => {
    const chats = meant(app);
    return chats.length > 0 ? () => (dialog.value = { kind, chats }) : undefined;
  };
  const askOne = (kind: "title" | "note") => (): Act => {
    const [chat] = meant(app);
    return chat === undefined ? undefined : () => (dialog.value = { kind, chats: [chat] });
  };
  return {
    "/": () => focusSearch,
    "?": () => () => (dialog.value = { kind: "shortcuts" }),
    j: () => (reader.chat.value === null ? undefined : () => step(app, 1)),
    k: () => (reader.chat.value === null ? undefined : () => step(app, -1)),
    o: () => original(app),
    g: () => (reader.thread.value === null ? undefined : () => (reader.dating.value = true)),
    x: () => {
      if (isReading()) return messageInHand(reader, shift);
      const [chat] = inHand(app);
      return chat === undefined ? undefined : () => picks.toggle(chat, false);
    },
    s: () => {
      const chats = meant(app);
      const starred = chats.every((id) => app.rowOf(id)?.starred);
      return chats.length > 0 ? () => setStar(app, chats, !starred) : undefined;
    },
    w: () => {
      const chats = meant(app);
      return chats.length > 0 ? () => completeChats(app, chats) : undefined;
    },
    t: ask("tags"),
    m: ask("folder"),
    e: () => exportMessages(app) ?? ask("export")(),
    c: () => (reader.thread.value && isReading() ? () => copyOpen(app, shift ? "rich" : "markdown") : undefined),
    n: askOne("note"),
    F2: askOne("title"),
    Delete: () => {
      const chats = meant(app);
      return chats.length > 0 ? () => deletion.ask(chats) : undefined;
    },
  };
}

function isReading(): boolean {
  return Boolean(document.activeElement?.closest(".reader-pane"));
}

/** Chooses the message with the focus, else the one that is read. */
function messageInHand({ picks, current }: LibraryState["reader"], range: boolean): Act {
  const focused = document.activeElement?.closest<HTMLElement>("article.card")?.dataset.message;
  const id = focused ?? current.value;
  return id === null ? undefined : () => picks.toggle(id, range);
}

/** The conversation under the focus, else the one that is open. */
function inHand({ reader, rowOf }: LibraryState): string[] {
  const row = document.activeElement?.closest<HTMLElement>("li[data-chat]")?.dataset.chat;
  const id = row ?? reader.chat.value;
  return id && rowOf(id) ? [id] : [];
}

/** What an act is for: all that are chosen, else the one in hand. */
function meant(app: LibraryState): readonly string[] {
  return app.picks.ids.value.length > 0 ? app.picks.ids.value : inHand(app);
}

/** Goes so many messages on. */
function step({ reader }: LibraryState, by: number): void {
  const ids = reader.steps.value.flatMap((each) => ("message" in each ? [each.message] : []));
  const at = reader.current.value === null ? -1 : ids.indexOf(reader.current.value);
  const next = ids[Math.max(0, Math.min(ids.length - 1, at + by))];
  if (next !== undefined) reader.goTo(next);
}

function original(app: LibraryState): Act {
  const url = app.rowOf(inHand(app)[0] ?? "")?.url ?? "";
  // The address was read from a page: only web addresses are opened.
  return /^https?:\/\//.test(url) ? () => window.open(url, "_blank", "noreferrer") : undefined;
}

function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && target.type !== "checkbox";
}
