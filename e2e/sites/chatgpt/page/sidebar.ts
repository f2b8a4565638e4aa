import { element, esc } from "../../kit/page/html.ts";
import type { SourceConversation } from "../../source.ts";
import { addressOf } from "./address.ts";
import type { LayoutName } from "./config.ts";
import type { Stage } from "./stage.ts";
import { strings } from "./strings.ts";

/** Signed-in classic pages list links, the newer ones list items without an address (2026-09-21). */
function entry(conversation: SourceConversation, layout: LayoutName, shown: boolean): string {
  const title = esc(conversation.title);
  if (layout === "pair") {
    return `<div role="listitem" tabindex="0" data-pinned-content-tab-drop-key="chatgpt:conversation:${conversation.id}"><span data-thread-title="true">${title}</span></div>`;
  }
  return `<a href="${addressOf(conversation, layout)}"${shown ? ' aria-current="page"' : ""} class="group __menu-item"><div class="truncate"><span dir="auto">${title}</span></div></a>`;
}

const frames: Record<LayoutName, string> = {
  classic: '<nav class="group/scrollport flex flex-col overflow-y-auto"></nav>',
  pair: '<div class="sidebar" data-app-action-sidebar-scroll="" role="list"></div>',
  octane: '<aside class="sidebar"></aside>',
};

/** A list of conversations that scrolls by itself: a decoy for whoever looks for the scroller by its style. */
export function sidebar({ app, config, gauge }: Stage): HTMLElement {
  const words = strings[config.language];
  const list = element(frames[config.layout]);
  list.setAttribute("aria-label", words.history);
  list.addEventListener("scroll", () => {
    gauge.decoyScrolls++;
  });
  const draw = (): void => {
    const entries = app.conversations().map((one) => entry(one, config.layout, one.id === app.shownId()));
    const filler = Array.from({ length: 60 }, (_, index) => `<div class="filler">#${index + 1}</div>`);
    list.innerHTML = `<button type="button" class="new">${esc(words.newChat)}</button>${entries.join("")}${filler.join("")}`;
  };
  list.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    event.preventDefault();
    if (event.target.closest(".new")) return app.goNew();
    const item = event.target.closest("a, [role=listitem]");
    const index = [...list.querySelectorAll("a, [role=listitem]")].indexOf(item ?? list);
    const conversation = app.conversations()[index];
    if (conversation) app.go(conversation);
  });
  app.onChange(draw);
  draw();
  return list;
}
