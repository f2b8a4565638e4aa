import { text } from "../content/overlay/texts.ts";
import type { Correction } from "../sites/generic/correction.ts";
import type { Reader } from "../sites/generic/reader.ts";
import type { Outlines } from "./outlines.ts";
import type { GuessPanel } from "./panel.ts";
import { firstBlock, startPicking } from "./picking.ts";
import { beginningOf } from "./words.ts";

/** "Pick another place": a question, then an answer, or what holds them all. */
export interface Pointing {
  /** `from`: where the keyboard begins. */
  begin(from: Element | undefined): void;
  forList(): void;
  stop(): void;
  isOn(): boolean;
}

interface PointingOptions {
  reader: Reader;
  host: Element;
  panel: GuessPanel;
  outlines: Outlines;
  isOwnKey(): boolean;
  /** Over: with what was learnt, or without anything new. */
  onPicked(correction: Correction | null): void;
  signal: AbortSignal;
}

export function makePointing(options: PointingOptions): Pointing {
  const { reader, host, panel, outlines, isOwnKey, onPicked, signal } = options;
  let current: AbortController | undefined;
  let at: Element | undefined;

  const end = (correction: Correction | null) => {
    current?.abort();
    current = undefined;
    outlines.aim(null);
    panel.instruct(null);
    onPicked(correction);
  };
  const stop = () => end(null);
  /** Asks for one element. */
  const askFor = (words: string, name: string, then: (element: Element) => void, canPickList = false) => {
    current?.abort();
    current = new AbortController();
    panel.instruct(words, canPickList);
    startPicking({
      from: at?.isConnected ? at : firstBlock(document),
      host,
      isOwnKey,
      onAim(element, byKey) {
        at = element;
        outlines.aim(element, name);
        if (byKey) element.scrollIntoView({ block: "nearest", behavior: "instant" });
        panel.say(byKey ? beginningOf(element) : "");
      },
      onPick: then,
      onStop: stop,
      signal: AbortSignal.any([signal, current.signal]),
    });
    // Not on a button: the Enter key picks.
    panel.element.focus({ preventScroll: true });
  };
  const askForQuestion = (words: string) =>
    askFor(words, text("guess_you"), (question) => askForAnswer(question), true);
  const askForAnswer = (question: Element) =>
    askFor(text("guess_pick_answer"), text("guess_answer"), (answer) => {
      const example = reader.exampleOf(question, answer);
      if (example && reader.turnsLike(document, example).length > 1) end(reader.pick(example));
      else askForQuestion(text("guess_pick_failed"));
    });

  return {
    begin(from) {
      at = from;
      outlines.show([]);
      askForQuestion(text("guess_pick_question"));
    },
    forList: () =>
      askFor(text("guess_pick_whole"), text("guess_whole"), (list) => {
        if (reader.turnsLike(document, { list }).length > 0) end(reader.pick({ list }));
        else askForQuestion(text("guess_pick_failed"));
      }),
    stop,
    isOn: () => current !== undefined,
  };
}
