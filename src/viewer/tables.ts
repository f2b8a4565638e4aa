import { element } from "./element.ts";
import type { Refs, ViewOptions } from "./options.ts";

/** Begins, numbers and signs aside, with a letter of a script that runs to the left. */
const FROM_RIGHT =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Puts every table into a frame of its own that scrolls sideways, also by keyboard, and is named after its first row. */
export function dressTables(root: ParentNode, { say, place }: ViewOptions, refs: Refs): void {
  for (const table of root.querySelectorAll("table")) {
    refs.tables += 1;
    const columns = headOf(table);
    const number = say("viewer_table", refs.tables);
    const label = columns ? `${number}: ${columns}` : number;
    const name = place ? `${label}, ${place}` : label;
    const frame = element("div", { class: "table-frame", role: "region", tabindex: "0", "aria-label": name });
    if (FROM_RIGHT.test(table.textContent)) table.classList.add("from-right");
    table.replaceWith(frame);
    frame.append(table);
  }
}

function headOf(table: HTMLTableElement): string {
  const words = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent.trim()).filter(Boolean);
  return words.join(", ").slice(0, 120);
}
