import type { FakeTurn } from "./fake-chat.ts";

export interface FakePageOptions {
  turns: FakeTurn[];
  /**
   * `wrappers`: an element for each loaded turn, filled only near the view; older pages load at a sentinel.
   * `spacers`: elements near the view only, room kept by spacers.
   * `rows`: elements near the view and the newest three, placed by style and in no order, with their row instead of a key.
   * `window`: a few turns, reversed column; older ones come some time after the top is reached, newer ones go.
   */
  mode: "wrappers" | "spacers" | "rows" | "window";
  /** Turns loaded at first and with each older page. */
  page?: number;
  /** How long the page takes to fill in turns, and to load older ones, ms. */
  mountAfter?: number;
  loadAfter?: number;
  /** How long a folded text takes to come after its button was pressed, ms. */
  unfoldAfter?: number;
  /** Fails to load older turns that many times; then a retry button is shown. */
  failures?: number;
  /** `rows`: rows that the page leaves out the first time they come near the view, as lists with wrong guesses of heights do. */
  skips?: number[];
  height?: number;
}

export interface FakePage {
  scroller: HTMLElement;
  /** Number of times the page was scrolled by script or user. */
  scrolls(): number;
  append(turn: FakeTurn): void;
  /** Replaces what a mounted turn shows. */
  show(key: string, turn: Partial<FakeTurn>): void;
  remove(): void;
}

const margin = 300;
const windowSize = 12;

/** A chat page that behaves like the real ones: see `mode`. Its code shares nothing with the code that reads it. */
export function openFakePage(options: FakePageOptions): FakePage {
  const { mode, mountAfter = 0, loadAfter = 30, height = 600 } = options;
  const turns = [...options.turns];
  const scroller = document.createElement("div");
  const list = document.createElement("div");
  scroller.dataset.chat = "";
  scroller.style.cssText = `height:${height}px;overflow-y:auto;overflow-anchor:none;width:500px;`;
  if (mode === "window") scroller.style.cssText += "display:flex;flex-direction:column-reverse;";
  scroller.append(list);
  document.body.append(scroller);
  const state = {
    from:
      mode === "spacers" || mode === "rows"
        ? 0
        : Math.max(0, turns.length - (mode === "window" ? windowSize : (options.page ?? 40))),
    to: turns.length,
    loading: false,
    failures: options.failures ?? 0,
    scrolls: 0,
    armed: true,
  };

  const elements = new Map<string, HTMLElement>();
  const shell = (turn: FakeTurn): HTMLElement => {
    const known = elements.get(turn.key);
    if (known) return known;
    const element = document.createElement("div");
    element.dataset.key = turn.key;
    element.style.cssText = `height:${turn.height}px;overflow:hidden;flex:none;`;
    elements.set(turn.key, element);
    return element;
  };
  const fill = (turn: FakeTurn) => {
    const element = shell(turn);
    if (!element.firstElementChild) element.append(body(turn, options.unfoldAfter));
  };
  const spacer = (size: number) => {
    const element = document.createElement("div");
    element.style.cssText = `height:${size}px;flex:none;`;
    return element;
  };
  const heightOf = (some: FakeTurn[]) => some.reduce((sum, turn) => sum + turn.height, 0);

  const drawWrappers = () => {
    const loaded = turns.slice(state.from);
    if (list.querySelectorAll("[data-key]").length !== loaded.length) {
      const before = list.scrollHeight;
      list.replaceChildren(...(state.from > 0 ? [sentinel()] : []), ...loaded.map(shell));
      // A page keeps what the user sees in its place when older turns come in above.
      if (before > 0 && state.loading) scroller.scrollTop += list.scrollHeight - before;
    }
    const top = scroller.scrollTop - margin;
    const bottom = scroller.scrollTop + height + margin;
    let y = 0;
    for (const turn of loaded) {
      if (y < bottom && y + turn.height > top) fill(turn);
      else elements.get(turn.key)?.replaceChildren();
      y += turn.height;
    }
  };
  const drawSpacers = () => {
    let y = 0;
    const shown: FakeTurn[] = [];
    let above = 0;
    for (const turn of turns) {
      const isNear = y < scroller.scrollTop + height + margin && y + turn.height > scroller.scrollTop - margin;
      if (isNear) shown.push(turn);
      else if (shown.length === 0) above += turn.height;
      y += turn.height;
    }
    for (const key of [...elements.keys()]) if (!shown.some((turn) => turn.key === key)) elements.delete(key);
    for (const turn of shown) fill(turn);
    list.replaceChildren(spacer(above), ...shown.map(shell), spacer(y - above - heightOf(shown)));
  };
  const drawWindow = () => {
    const shown = turns.slice(state.from, state.to);
    for (const key of [...elements.keys()]) if (!shown.some((turn) => turn.key === key)) elements.delete(key);
    for (const turn of shown) fill(turn);
    // What the user sees stays in its place when turns come and go around it.
    const anchor = [...list.children].find((child) =>
      shown.some((turn) => turn.key === (child as HTMLElement).dataset.key),
    );
    const before = anchor?.getBoundingClientRect().top ?? 0;
    list.replaceChildren(...shown.map(shell));
    if (anchor) scroller.scrollTop += anchor.getBoundingClientRect().top - before;
  };
  const skips = new Map<number, "waiting" | "now" | "over">(options.skips?.map((row) => [row, "waiting"]));
  const drawRows = () => {
    let y = 0;
    const shown: { turn: FakeTurn; row: number; top: number }[] = [];
    for (const [row, turn] of turns.entries()) {
      const isNear = y < scroller.scrollTop + height + margin && y + turn.height > scroller.scrollTop - margin;
      const isSkipped = skips.get(row) !== undefined && skips.get(row) !== "over";
      if (isSkipped) skips.set(row, isNear ? "now" : skips.get(row) === "now" ? "over" : "waiting");
      else if (isNear || row >= turns.length - 3) shown.push({ turn, row, top: y });
      y += turn.height;
    }
    for (const key of [...elements.keys()]) {
      if (shown.some(({ turn }) => turn.key === key)) continue;
      elements.get(key)?.remove();
      elements.delete(key);
    }
    for (const { turn, row, top } of shown) {
      fill(turn);
      const element = shell(turn);
      delete element.dataset.key;
      element.dataset.row = String(row);
      element.style.cssText = `position:absolute;top:${top}px;width:100%;height:${turn.height}px;overflow:hidden;`;
      if (!element.isConnected) list.append(element);
    }
    list.style.cssText = `position:relative;height:${y}px;`;
  };
  const draw = { wrappers: drawWrappers, spacers: drawSpacers, rows: drawRows, window: drawWindow }[mode];

  const sentinel = () => {
    const element = document.createElement("div");
    element.dataset.sentinel = "";
    return element;
  };
  const failed = () => {
    state.failures -= 1;
    state.loading = false;
    const retry = document.createElement("button");
    retry.dataset.retry = "";
    retry.addEventListener("click", () => {
      retry.remove();
      load();
    });
    list.querySelector("[data-sentinel]")?.append(retry);
  };
  const load = () => {
    state.loading = true;
    setTimeout(() => {
      if (state.failures > 0) return failed();
      const count = mode === "window" ? 3 : (options.page ?? 40);
      state.from = Math.max(0, state.from - count);
      if (mode === "window") state.to = Math.min(state.to, state.from + windowSize);
      draw();
      state.loading = false;
    }, loadAfter);
  };
  const loadNewer = () => {
    state.loading = true;
    setTimeout(() => {
      state.to = Math.min(turns.length, state.to + 3);
      state.from = Math.max(0, state.to - windowSize);
      draw();
      state.loading = false;
    }, loadAfter);
  };
  const onScroll = () => {
    state.scrolls += 1;
    if (mode !== "window") setTimeout(draw, mountAfter);
    const range = scroller.scrollHeight - scroller.clientHeight;
    const fromTop = mode === "window" ? range + scroller.scrollTop : scroller.scrollTop;
    if (state.loading || document.hidden) return;
    // The sentinel sets off one load each time it comes into its zone.
    if (fromTop > 80) state.armed = true;
    if (mode === "window" && fromTop <= 1 && state.from > 0) load();
    else if (mode === "window" && range - fromTop <= 1 && state.to < turns.length) loadNewer();
    else if (mode === "wrappers" && fromTop <= 80 && state.from > 0 && state.armed) {
      state.armed = false;
      load();
    }
  };
  scroller.addEventListener("scroll", onScroll);
  draw();
  if (mode !== "window") scroller.scrollTop = scroller.scrollHeight;
  draw();

  return {
    scroller,
    scrolls: () => state.scrolls,
    append(turn) {
      turns.push(turn);
      state.to = turns.length;
      draw();
    },
    show(key, change) {
      const turn = turns.find((one) => one.key === key);
      if (!turn) throw new Error(`no turn ${key}`);
      Object.assign(turn, change);
      elements.get(key)?.replaceChildren(body(turn, options.unfoldAfter));
    },
    remove: () => scroller.remove(),
  };
}

function body(turn: FakeTurn, unfoldAfter = 0): HTMLElement {
  const element = document.createElement("div");
  element.dataset.role = turn.role;
  const text = document.createElement("p");
  text.className = "text";
  text.textContent = turn.text;
  element.append(text);
  for (const address of turn.images ?? []) {
    const image = document.createElement("img");
    image.src = address;
    element.append(image);
  }
  if (turn.folded !== undefined) element.append(fold(turn.folded, unfoldAfter));
  if (turn.streaming) element.append(Object.assign(document.createElement("i"), { innerText: "" }));
  if (turn.streaming) element.lastElementChild?.setAttribute("data-streaming", "");
  return element;
}

/** A button that opens and closes a text, which comes onto the page some time after. */
function fold(text: string, after: number): HTMLElement {
  const element = document.createElement("div");
  const button = document.createElement("button");
  button.dataset.fold = "";
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => {
    const isOpen = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!isOpen));
    if (isOpen) element.querySelector(".folded")?.remove();
    else
      setTimeout(
        () => element.append(Object.assign(document.createElement("p"), { className: "folded", textContent: text })),
        after,
      );
  });
  element.append(button);
  return element;
}
