import { type ReadonlySignal, useComputed, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Button } from "../../../ui/button.tsx";
import { t } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icons.tsx";
import { Blocks } from "../blocks/blocks.tsx";
import { formatDay } from "../dates/format-day.ts";
import { openingOf } from "../opening.ts";
import type { ReaderState } from "../reader-state.ts";
import { type OutlineItem, outlineItems, promptAt } from "./outline-items.ts";

/** Rem of a day's heading and of a prompt, which is one line or two. */
const heights = { day: 2.25, prompt: 2.6 };

/** The prompts of the path by day, each a way to its place. It follows what is read, unless it is being used itself. */
export function Outline({ reader }: { reader: ReaderState }) {
  const scroller = useRef<HTMLElement>(null);
  const items = useComputed(() => outlineItems(reader.steps.value, reader.tree.value?.byId ?? new Map()));
  const current = useComputed(() => {
    const places = reader.places.value;
    return promptAt(items.value, places, places.get(reader.current.value ?? "") ?? -1);
  });
  useSignalEffect(() => {
    if (current.value < 0) return;
    // It may have to be put there first.
    const frame = requestAnimationFrame(() => {
      if (scroller.current?.matches(":hover, :focus-within")) return;
      scroller.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    });
    return () => cancelAnimationFrame(frame);
  });
  return (
    <nav class="outline" ref={scroller} aria-label={t("library_outline")}>
      <h2>
        {t("library_outline")}
        <Button
          look="quiet icon-only"
          title={t("library_date")}
          aria-label={t("library_date")}
          onClick={() => {
            reader.dating.value = true;
          }}
        >
          <Icon name="date" />
        </Button>
      </h2>
      <Blocks
        items={items.value}
        perBlock={40}
        scroller=".outline"
        held={current}
        guess={({ kind }) => heights[kind]}
        draw={(item, place) =>
          item.kind === "day" ? (
            <h3 key={`day ${place}`}>{formatDay(item.key)}</h3>
          ) : (
            <Prompt key={item.message.id} {...{ reader, item, place, current }} />
          )
        }
      />
      {items.value.length === 0 && <p>{t("library_no_prompts")}</p>}
    </nav>
  );
}

interface PromptProps {
  reader: ReaderState;
  item: Extract<OutlineItem, { kind: "prompt" }>;
  place: number;
  current: ReadonlySignal<number>;
}

function Prompt({ reader, item: { message }, place, current }: PromptProps) {
  const isCurrent = useComputed(() => current.value === place);
  return (
    <a
      href={reader.addressOf(message.id)}
      aria-current={isCurrent.value ? "true" : undefined}
      dir="auto"
      onClick={() => reader.goTo(message.id)}
    >
      {openingOf(message) || t("library_no_text")}
    </a>
  );
}
