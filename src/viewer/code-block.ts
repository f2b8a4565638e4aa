import { coloured } from "./colour.ts";
import { showControlSigns } from "./control-signs.ts";
import { copyButton } from "./copy-button.ts";
import { element } from "./element.ts";
import { languageName } from "./language-names.ts";
import { later } from "./later.ts";
import type { ViewOptions } from "./options.ts";

/**
 * A block of code: its language, a button to copy it, and the code, which scrolls sideways also by keyboard and gets its
 * colours when it comes into view.
 * @param title what is shown in the place of the language, e.g. an artifact's title
 */
export function codeBlock(source: string, language: string, options: ViewOptions, title = ""): HTMLElement {
  const { say } = options;
  const text = source.replace(/\n$/, "");
  const name = languageName(language);
  const label = title || name;
  const code = element("code", {}, text);
  showControlSigns(code);
  const named = name ? say("viewer_code_in", name) : say("viewer_code");
  const frame = element("pre", { tabindex: "0", role: "group", "aria-label": named, dir: "ltr" }, code);
  const copying = copyButton(text, options);
  const head = element("div", { class: "code-head" }, element("bdi", { class: "code-name" }, label), ...copying);
  const block = element("div", { class: "code-block" });
  if (label || copying.length > 0) block.append(head);
  block.append(frame);
  if (language === "") return block;
  return later(block, async () => {
    const drawn = await coloured(text, language.toLowerCase());
    if (!drawn) return;
    code.replaceChildren(drawn);
    showControlSigns(code);
  });
}
