import type { FilePart } from "../conversation/model.ts";
import { element } from "./element.ts";
import type { ViewOptions } from "./options.ts";
import { problemText } from "./problem.ts";

/** A file that was attached or made: a button that opens it, or its name and why it is not there. */
export function fileCard(part: FilePart, { say, open }: ViewOptions): HTMLElement {
  const { asset, description, problem } = part;
  const label = part.name.trim() || say("export_file");
  const words: HTMLElement[] = [element("bdi", { class: "file-name" }, label)];
  if (description) words.push(element("bdi", { class: "file-about" }, description));
  if (!asset) words.push(element("span", { class: "absent-why" }, problemText(problem, say)));
  if (!asset || !open) return element("div", { class: "file" }, ...words);
  const button = element("button", { type: "button", class: "file", title: say("viewer_file_open") }, ...words);
  button.addEventListener("click", () => open(asset, label));
  return button;
}
