import { element } from "./element.ts";
import type { ViewOptions } from "./options.ts";

/** How long the answer stays on the button, in ms. */
const SHOWN_FOR = 2000;

/** A button that copies a text and says whether that worked; nothing where the page lends no clipboard. */
export function copyButton(text: string, { copy, say }: ViewOptions): HTMLElement[] {
  if (!copy) return [];
  const label = element("span", {}, say("viewer_copy"));
  const said = element("span", { class: "view-unseen", role: "status" });
  const button = element("button", { type: "button", class: "view-button" }, label);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answer = (words: string) => {
    label.textContent = words;
    said.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => {
      label.textContent = say("viewer_copy");
      said.textContent = "";
    }, SHOWN_FOR);
  };
  button.addEventListener("click", async () => {
    try {
      await copy(text);
      answer(say("viewer_copied"));
    } catch {
      answer(say("viewer_copy_failed"));
    }
  });
  return [button, said];
}
