import { applyStyle } from "../content/overlay/style.ts";
import { type Correction, opposite, type Said, type ShownTurn, type Writer } from "../sites/generic/correction.ts";
import type { Reader } from "../sites/generic/reader.ts";
import { make } from "./make.ts";
import { makeOutlines } from "./outlines.ts";
import { makePanel } from "./panel.ts";
import { makePointing, type Pointing } from "./pointing.ts";
import { dialogStyle } from "./style.ts";

/** How often the page is looked at for turns that have come or gone while the dialog is open, ms. */
const pace = 1_000;

/** The last word on a turn, which can be meant for others like it. */
interface Last {
  turn: ShownTurn;
  was: Writer;
  said: Said;
}

/**
 * Opens the dialog in which the user sees what was found on the page, puts it right and agrees to it or not. Drawn in a
 * closed shadow root beside the page, which stays as it is and can be scrolled meanwhile. What is agreed to is what
 * `generic` reads from then on; otherwise all is as it was before.
 */
export function askInPage(
  reader: Reader,
  { changed, signal }: { changed?: string; signal: AbortSignal },
): Promise<boolean> {
  const { talkOf, correct, correctionOf } = reader;
  return new Promise((resolve) => {
    const before = correctionOf(document);
    const ended = new AbortController();
    const focused = document.activeElement;
    const host = make("div");
    const root = host.attachShadow({ mode: "closed" });
    applyStyle(root, dialogStyle);
    let last: Last | undefined;

    const turns = () => talkOf(document)?.turns ?? [];
    const turnOf = (element: Element) => turns().find((turn) => turn.element === element);
    const draw = () => {
      const talk = talkOf(document);
      const shown = talk?.turns ?? [];
      const more = last ? reader.likeTurn(shown, last.turn, last.was).length : 0;
      panel.draw({
        turns: shown,
        ...(talk ? { by: talk.by } : {}),
        ...(last ? { changed: { element: last.turn.element, more } } : {}),
      });
      outlines.show(shown);
    };
    const take = (correction: Correction) => {
      correct(document, correction);
      draw();
    };
    const end = (isWanted: boolean) => {
      correct(document, isWanted ? reader.agree(correctionOf(document), turns()) : before);
      ended.abort();
      host.remove();
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
      resolve(isWanted);
    };
    const change = (element: Element, saidOf: (turn: ShownTurn) => Said) => {
      const turn = turnOf(element);
      if (!turn) return;
      const said = saidOf(turn);
      last = said.isOut === false ? undefined : { turn, was: turn.writer, said };
      take(reader.say(correctionOf(document), [turn], said));
    };

    const panel = makePanel(
      {
        flip: (element) =>
          change(element, ({ writer }) => ({ writer: writer === "unknown" ? "user" : opposite(writer) })),
        toggle: (element) => change(element, ({ isOut }) => ({ isOut: !isOut })),
        spread() {
          if (!last) return;
          const { turn, was, said } = last;
          last = undefined;
          take(reader.sayOfAll(correctionOf(document), turns(), turn, was, said));
        },
        show(element) {
          const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
          element.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
        },
        point: (element) => outlines.point(element),
        swap() {
          last = undefined;
          take(reader.swap(correctionOf(document)));
        },
        pick: () => pointing.begin(turns()[0]?.element),
        pickList: () => pointing.forList(),
        stopPicking: () => pointing.stop(),
        save: () => end(true),
        cancel: () => end(false),
      },
      changed,
    );
    const outlines = makeOutlines(ended.signal);
    const pointing: Pointing = makePointing({
      reader,
      host,
      panel,
      outlines,
      isOwnKey: () => root.activeElement instanceof HTMLButtonElement,
      onPicked(correction) {
        last = undefined;
        if (correction) correct(document, correction);
        draw();
        panel.element.focus();
      },
      signal: ended.signal,
    });

    // The page is not to hear what is done in here: it may close what it shows, or take the keys for its own.
    for (const type of quiet) panel.element.addEventListener(type, (event) => event.stopPropagation());
    panel.element.addEventListener("keydown", (event) => {
      if (event.isTrusted && event.key === "Escape" && !event.isComposing) end(false);
    });
    const timer = setInterval(() => {
      // A page that draws itself anew may take us off with it.
      if (!host.isConnected) document.documentElement.append(host);
      if (!pointing.isOn()) draw();
    }, pace);
    ended.signal.addEventListener("abort", () => clearInterval(timer), { once: true });
    signal.addEventListener("abort", () => end(false), { signal: ended.signal });

    root.append(outlines.layer, panel.element);
    document.documentElement.append(host);
    draw();
    panel.element.focus({ preventScroll: true });
  });
}

const quiet = "keydown keyup keypress pointerdown pointerup mousedown mouseup click focusin focusout wheel input".split(
  " ",
);
