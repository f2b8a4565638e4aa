import { useComputed } from "@preact/signals";
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { PathStep } from "../../conversation/model.ts";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { Blocks } from "./blocks/blocks.tsx";
import { createDrawing } from "./drawing.ts";
import { GapNote } from "./gap-note.tsx";
import { guessHeight } from "./guess-height.ts";
import { MessageCard } from "./message-card.tsx";
import { messageInView } from "./message-in-view.ts";
import { createPictures } from "./pictures.ts";
import type { ReaderState } from "./reader-state.ts";
import { showMessage } from "./show-message.ts";

/** Messages that come and go together. */
const perBlock = 12;
/** About how high a message is besides its text, in rem. */
const headRem = 5;

/** The path's messages in their order: those around the view, their texts drawn as they come nearer. */
export function MessageList({ app, children }: { app: LibraryState; children: ComponentChildren }) {
  const { reader, data } = app;
  const scroller = useRef<HTMLDivElement>(null);
  const drawing = useMemo(() => createDrawing(), []);
  const pictures = useMemo(() => createPictures(data), [data]);
  useEffect(
    () => () => {
      drawing.stop();
      pictures.release();
    },
    [drawing, pictures],
  );
  const steps = reader.steps.value;
  // Where the conversation takes the place of the list, the focus would be left on what is no longer seen.
  useLayoutEffect(() => {
    const list = document.querySelector(".list-pane");
    if (!list || getComputedStyle(list).display !== "none") return;
    if (!scroller.current?.contains(document.activeElement)) scroller.current?.focus({ preventScroll: true });
  }, []);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let frame = 0;
    const look = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        reader.current.value = messageInView(element);
      });
    };
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("scroll", look);
    };
  }, [reader]);

  const tree = reader.tree.value;
  const numbers = useMemo(() => numbersOf(steps), [steps]);
  const messageAt = (step: PathStep) => ("message" in step ? tree?.byId.get(step.message) : undefined);
  const held = useComputed(() => reader.places.value.get(reader.target.value?.message ?? "") ?? -1);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="messages" ref={scroller} tabIndex={0} aria-label={t("library_messages")}>
      <div class="column">
        {children}
        <Blocks
          items={steps}
          perBlock={perBlock}
          scroller=".messages"
          held={held}
          guess={(step) => headRem + guessHeight(messageAt(step)?.parts ?? [])}
          draw={(step, place) => {
            // A gap has no name but its place.
            if ("gap" in step) return <GapNote key={`gap ${place}`} gap={step.gap} />;
            const message = messageAt(step);
            if (!message) return null;
            const number = numbers[place] ?? 0;
            return <MessageCard key={message.id} {...{ reader, message, number, drawing, pictures }} />;
          }}
        />
        <FollowTarget reader={reader} scroller={scroller} />
      </div>
    </section>
  );
}

/** The number of the message at each place of a path, from 1. */
function numbersOf(steps: readonly PathStep[]): Uint32Array {
  const numbers = new Uint32Array(steps.length);
  let number = 0;
  steps.forEach((step, place) => {
    if ("message" in step) number += 1;
    numbers[place] = number;
  });
  return numbers;
}

/** Goes where one wishes to go. A component of its own, so that the messages are not drawn again for it. */
function FollowTarget({ reader, scroller }: { reader: ReaderState; scroller: RefObject<HTMLElement | null> }) {
  const target = reader.target.value;
  const places = reader.places.value;
  // A conversation that grows is read again and again: that is no wish to go back to where one came in.
  const shown = useRef<typeof target>(null);
  // A target on another branch is there once the path has changed.
  useLayoutEffect(() => {
    if (!target || target === shown.current || !scroller.current || !places.has(target.message)) return;
    shown.current = target;
    reader.current.value = target.message;
    return showMessage(scroller.current, target.message);
  }, [target, places, reader, scroller]);
  return null;
}
