import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { createDrawing } from "./drawing.ts";
import { GapNote } from "./gap-note.tsx";
import { MessageCard } from "./message-card.tsx";
import { messageInView } from "./message-in-view.ts";
import { createPictures } from "./pictures.ts";
import type { ReaderState } from "./reader-state.ts";
import { showMessage } from "./show-message.ts";

/** The path's messages in their order. All are there from the start as empty cards; their texts are drawn as they come near. */
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

  let number = 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="messages" ref={scroller} tabIndex={0} aria-label={t("library_messages")}>
      <div class="column">
        {children}
        {steps.map((step, at) => {
          // A gap has no name but its place.
          if ("gap" in step) return <GapNote key={`gap ${at}`} gap={step.gap} />;
          number += 1;
          const message = reader.tree.value?.byId.get(step.message);
          if (!message) return null;
          return (
            <MessageCard
              key={message.id}
              reader={reader}
              message={message}
              number={number}
              drawing={drawing}
              pictures={pictures}
            />
          );
        })}
        <FollowTarget reader={reader} scroller={scroller} />
      </div>
    </section>
  );
}

/** Goes where one wishes to go. A component of its own, so that the messages are not drawn again for it. */
function FollowTarget({ reader, scroller }: { reader: ReaderState; scroller: RefObject<HTMLElement | null> }) {
  const target = reader.target.value;
  const steps = reader.steps.value;
  // A conversation that grows is read again and again: that is no wish to go back to where one came in.
  const shown = useRef<typeof target>(null);
  // A target on another branch is there once the path has changed.
  useLayoutEffect(() => {
    if (!target || target === shown.current || !scroller.current) return;
    const stop = showMessage(scroller.current, target.message);
    if (!stop) return;
    shown.current = target;
    reader.current.value = target.message;
    return stop;
  }, [target, steps, reader, scroller]);
  return null;
}
