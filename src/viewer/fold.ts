import { element } from "./element.ts";

/** Something that can be folded away under its name. */
export function fold(kind: string, name: string, unfolded: boolean, ...content: Node[]): HTMLElement {
  const summary = element("summary", {}, element("bdi", {}, name));
  const made = element(
    "details",
    { class: `fold ${kind}` },
    summary,
    element("div", { class: "fold-body" }, ...content),
  );
  made.open = unfolded;
  return made;
}
