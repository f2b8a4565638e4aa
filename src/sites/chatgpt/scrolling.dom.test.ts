import { afterEach, describe, expect, test } from "vitest";
import { chatgpt } from "./index.ts";

/** Shows a page in a frame of 800 × 600 pixels, so that heights and styles are real. */
async function show(html: string): Promise<Document> {
  const frame = document.createElement("iframe");
  frame.style.cssText = "width: 800px; height: 600px; border: 0";
  frame.srcdoc = `<!doctype html><style>body { margin: 0 }</style>${html}`;
  const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
  document.body.append(frame);
  await loaded;
  if (!frame.contentDocument) throw new Error("the frame shows no document");
  return frame.contentDocument;
}

afterEach(() => document.body.replaceChildren());

function layoutOf(page: Document) {
  const layout = chatgpt.layout(page);
  if (!layout) throw new Error("no layout");
  return layout;
}

function scrollOf(page: Document) {
  const plan = layoutOf(page).scroll(page);
  if (!plan) throw new Error("nothing scrolls");
  return plan;
}

const address = new URL("https://chatgpt.com/c/11111111-aaaa-83ea-bb04-000000000001");
const evidenceOf = (page: Document, url = address) => layoutOf(page).evidence(page, url);

const sidebar = `<nav data-scroll-root style="position: fixed; left: 0; height: 300px; overflow-y: auto"><div style="height: 9000px">chats</div></nav>`;

const wrapper = (id: number, inside: string, style = "") =>
  `<div data-turn-id-container="turn-${id}" data-is-intersecting="${inside !== ""}" style="${style}">${inside}</div>`;
const section = (id: number, height = 400) =>
  `<section data-testid="conversation-turn-${id}" data-turn="user" data-turn-id="turn-${id}" style="height: ${height}px"><div data-message-author-role="user" data-message-id="turn-${id}"><div class="whitespace-pre-wrap">prompt ${id}</div></div></section>`;

describe("classic", () => {
  const page = (above: string, turns: string) => `${sidebar}
    <div data-scroll-root id="thread-scroller" style="height: 500px; overflow-y: auto">${above}
      <div style="overflow-x: auto"><main id="thread">${turns}</main></div></div>`;
  const turns = wrapper(1, "", "height: 800px; --estimated-turn-height: 800px") + wrapper(2, section(2));

  test("is scrolled by the ancestor that can move, not by the sidebar or a box that only scrolls sideways", async () => {
    const shown = await show(page("", turns));
    expect(scrollOf(shown)).toEqual({
      scroller: shown.getElementById("thread-scroller"),
      axis: "normal",
      keepsWrappers: true,
    });
  });

  test("loads older pages by its sentinel, whose button tries again", async () => {
    const shown = await show(
      page(`<div data-testid="conversation-pagination-sentinel"><button>Noch einmal</button></div>`, turns),
    );
    const plan = scrollOf(shown);
    expect(plan.olderTrigger?.getAttribute("data-testid")).toBe("conversation-pagination-sentinel");
    expect(plan.retry?.textContent).toBe("Noch einmal");
    expect(evidenceOf(shown)).toEqual({ start: "older", end: true });
  });

  test("a button behind the sentinel is the retry, one in a turn is not", async () => {
    const sentinel = `<div data-testid="conversation-pagination-sentinel"></div>`;
    const beside = await show(page(`${sentinel}<div><button>Noch einmal</button></div>`, turns));
    expect(scrollOf(beside).retry?.textContent).toBe("Noch einmal");
    const turn = await show(page(`${sentinel}<div data-turn="assistant"><button>Copy</button></div>`, turns));
    expect(scrollOf(turn)).not.toHaveProperty("retry");
  });

  test("counts empty wrappers but not hidden system turns, which have no height", async () => {
    const hidden = wrapper(3, "") + wrapper(4, `<div style="height: 0"></div>`);
    const shown = await show(page("", turns + hidden));
    expect(
      layoutOf(shown)
        .turns(shown)
        .map(({ key, mounted }) => [key, mounted]),
    ).toEqual([
      ["turn-1", false],
      ["turn-2", true],
    ]);
    expect(evidenceOf(shown)).toEqual({ start: "start", end: true, stated: 2 });
  });

  test("drops no wrapper while the whole list is not shown", async () => {
    const shown = await show(`<div style="display: none">${page("", wrapper(1, "") + wrapper(2, section(2)))}</div>`);
    expect(layoutOf(shown).turns(shown)).toHaveLength(2);
  });

  test("a short chat is scrolled by its marked scroller; one without any by the page", async () => {
    const short = await show(page("", wrapper(1, section(1, 40))));
    expect(scrollOf(short).scroller.id).toBe("thread-scroller");
    const bare = await show(section(1, 4000));
    expect(scrollOf(bare)).toEqual({ scroller: bare.scrollingElement, axis: "normal", keepsWrappers: false });
    expect(evidenceOf(bare)).toEqual({ start: "unknown", end: true });
  });

  test("without wrappers only a share page that shows turn 1 proves its start", async () => {
    const share = new URL("https://chatgpt.com/share/11111111-aaaa-83ea-bb04-000000000001");
    expect(evidenceOf(await show(section(1)), share)).toEqual({ start: "start", end: true });
    expect(evidenceOf(await show(section(7)), share)).toEqual({ start: "unknown", end: true });
    expect(evidenceOf(await show(section(1)))).toEqual({ start: "unknown", end: true });
  });
});

describe("pair", () => {
  const turn = (id: number) =>
    `<div data-turn-key="k-${id}" style="height: 400px"><div data-chatgpt-search-unit-key="t:0:user"><div data-user-message-bubble="true"><div class="whitespace-pre-wrap">prompt ${id}</div></div></div><div class="turn-action-controls"></div></div>`;
  const page = (below = "") => `
    <div data-app-action-sidebar-scroll style="height: 300px; overflow-y: auto; display: flex; flex-direction: column-reverse"><div style="height: 9000px">chats</div></div>
    <div data-app-action-timeline-scroll style="height: 500px; overflow-y: auto; display: flex; flex-direction: column-reverse">
      <div style="flex: none">${[1, 2, 3, 4].map(turn).join("")}${below}</div></div>
    <form data-chatgpt-composer><button type="submit"></button></form>`;

  test("is scrolled by its own reversed scroller", async () => {
    const shown = await show(page());
    const plan = scrollOf(shown);
    expect(plan.scroller.hasAttribute("data-app-action-timeline-scroll")).toBe(true);
    expect(plan).toMatchObject({ axis: "reverse", keepsWrappers: false });
    plan.scroller.scrollTop = -100;
    expect(plan.scroller.scrollTop).toBe(-100);
  });

  test("never knows its start; shows its end only where the last turn ends at the bottom of what scrolls", async () => {
    const shown = await show(page());
    expect(evidenceOf(shown)).toEqual({ start: "unknown", end: true });
    scrollOf(shown).scroller.scrollTop = -300;
    expect(evidenceOf(shown)).toEqual({ start: "unknown", end: false });
    // Room kept for newer turns that are not mounted: at the bottom, and yet not at the end.
    expect(evidenceOf(await show(page(`<div style="height: 700px"></div>`))).end).toBe(false);
  });

  test("is not streaming while a submit button or the turn's actions are there, in whatever language", async () => {
    const states = (composer: string, actions: string) =>
      `<div data-turn-key="k"><p data-markdown-text-style="assistant-message">x</p>${actions}</div><form data-chatgpt-composer>${composer}</form>`;
    const stop = `<button type="button" aria-label="停止"></button>`;
    const send = `<button type="submit" aria-label="发送"></button>`;
    const actions = `<div class="turn-action-controls"></div>`;
    const limit = `<aside role="alert">限制</aside>`;
    const results = [states(stop, ""), states(stop, actions), states(send, ""), states("", limit), states("", "")].map(
      (html) => {
        const parsed = new DOMParser().parseFromString(html, "text/html");
        return layoutOf(parsed).streaming(parsed);
      },
    );
    expect(results).toEqual([true, false, false, false, true]);
  });
});

test("the logged-out layout is scrolled by whatever scrolls its list", async () => {
  const items = [1, 2].map(
    (id) => `<li data-message-role="user" id="o-${id}" style="height: 900px"><p data-user-message-copy>hi</p></li>`,
  );
  const shown = await show(
    `<div data-swipe-scroll-container style="height: 400px; overflow: auto"><ol data-conversation-transcript>${items.join("")}</ol><div data-thread-bottom-anchor></div></div>`,
  );
  expect(scrollOf(shown).scroller.hasAttribute("data-swipe-scroll-container")).toBe(true);
  expect(evidenceOf(shown)).toEqual({ start: "unknown", end: true });
});

test("a document that is not shown cannot be scrolled", () => {
  const parsed = new DOMParser().parseFromString(wrapper(1, section(1)), "text/html");
  expect(layoutOf(parsed).scroll(parsed)).toBeNull();
});

test("a changed node belongs to the outermost container, which is the one among the turns", async () => {
  for (const html of [
    `<div data-turn-id-container="some-root">${wrapper(1, section(1))}</div>`,
    `<div data-turn-key="a"><div data-turn-key="b"><div data-user-message-bubble>x</div></div></div>`,
    `<ol data-conversation-transcript><li data-message-role="user" id="o"><p data-user-message-copy>x</p></li></ol>`,
  ]) {
    const page = await show(html);
    const layout = layoutOf(page);
    const text = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT).nextNode() as Text;
    expect(layout.turnContaining(text)).toBe(layout.turns(page)[0]?.element);
    expect(layout.turnContaining(page.body)).toBeNull();
    expect(layout.turnContaining(page)).toBeNull();
    text.remove();
    expect(layout.turnContaining(text)).toBeNull();
  }
});
