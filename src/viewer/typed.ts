import { element } from "./element.ts";

/** What a person typed, character for character; every line has its own direction. */
export const typed = (text: string): HTMLElement => element("div", { class: "typed", dir: "auto" }, text);
