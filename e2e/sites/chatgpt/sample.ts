import type { SourceConversation, SourceMessage, SourcePage } from "../source.ts";
import { firstHalf } from "./sample/first-half.ts";
import { secondHalf } from "./sample/second-half.ts";

const sources: Record<string, SourcePage> = {
  noaa: { url: "https://tides.example/harmonic-constants", title: "Tides and Currents", more: 1 },
  doodson: { url: "https://library.example/doodson-1921", title: "The harmonic development" },
  power: { url: "https://boards.example/blog/deep-sleep?lang=en", title: "Deep sleep, measured" },
  surge: { url: "https://weather.example/storm-surge", title: "Weather Service" },
};

const note = `## The tide clock

It shows the sea at our harbour: the line is the water, the dot is *now*.

- **High water** is when the boats float.
- **Low water** is when the children find crabs.

### Tidevannsklokken

Den viser sjøen i havnen vår: linjen er vannet, prikken er *nå*.`;

/** Ids as the site's: shaped like UUIDs. */
const idOf = (number: number): string => `6b5d0000-71de-83ea-9c1c-${String(number).padStart(12, "0")}`;

const extras: Record<number, Partial<SourceMessage>> = {
  3: {
    thought: {
      label: "Thought for 8s",
      text: "The formula, then what each letter means. Keep nodal corrections short.",
    },
  },
  17: { images: [{ id: "file_71dec10c00000001", alt: "A calm tide clock in black and white" }] },
  18: { uploads: [{ kind: "image", id: "file_71dec10c00000002", name: "panel.png" }] },
  27: { writing: { title: "The tide clock", markdown: note } },
};

/** A conversation of 30 messages to show the extension on: code, formulas, tables, pictures, sources and a text of its own. */
export function sampleChat(): SourceConversation {
  const texts = [...firstHalf, ...secondHalf].flat();
  const messages = texts.map((text, index): SourceMessage => {
    const role = index % 2 === 0 ? "user" : "assistant";
    const parent = index === 0 ? null : idOf(index - 1);
    const base: SourceMessage = { id: idOf(index), role, text, parent, ...extras[index] };
    return role === "assistant" ? { ...base, model: "gpt-5-6-thinking" } : base;
  });
  return { id: idOf(9999), title: "A tide clock for the kitchen", messages, leaf: idOf(texts.length - 1), sources };
}
