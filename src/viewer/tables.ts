import { element } from "./element.ts";
import type { Refs, ViewOptions } from "./options.ts";

/** Puts every table into a frame of its own that scrolls sideways, also by keyboard, and is named after its first row. */
export function dressTables(root: ParentNode, { say, place }: ViewOptions, refs: Refs): void {
  for (const table of root.querySelectorAll("table")) {
    refs.tables += 1;
    const columns = headOf(table);
    const number = say("viewer_table", refs.tables);
    const label = columns ? `${number}: ${columns}` : number;
    const name = place ? `${label}, ${place}` : label;
    const frame = element("div", { class: "table-frame", role: "region", tabindex: "0", "aria-label": name });
    table.replaceWith(frame);
    frame.append(table);
  }
}

function headOf(table: HTMLTableElement): string {
  const words = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent.trim()).filter(Boolean);
  return words.join(", ").slice(0, 120);
}
