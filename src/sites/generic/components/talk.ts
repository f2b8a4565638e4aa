/** One turn of the invented conversation that every component is given. */
export interface Said {
  side: "user" | "assistant";
  /** Markdown. */
  text: string;
}

/** A table, a list, code and answers of a line; the same prompt twice. */
export const talk: readonly Said[] = [
  { side: "user", text: "When do the reeds bloom?" },
  {
    side: "assistant",
    text: "They bloom in **May**:\n\n- first the low ones\n- then the tall ones\n\n```sh\nbloom --reed\nbloom --all\n```",
  },
  { side: "user", text: "continue" },
  { side: "assistant", text: "By June they are all `brown`.\n\n1. cut them\n2. bind them" },
  { side: "user", text: "Is that so in Lume too, where the water is brackish and the wind comes from the sea?" },
  { side: "assistant", text: "A week later there.\n\n| Place | Day |\n| --- | --- |\n| Lume | 12 |" },
  { side: "user", text: "continue" },
  { side: "assistant", text: "Ask the warden first." },
];

/** A widget from somebody else, as a page would use it. */
export interface Component {
  name: string;
  /** Whether it makes lists, tables and code of Markdown. */
  markdown: boolean;
  /** Shows the talk in an empty element of a page; answers when it was told everything, not when it is drawn. */
  show(holder: HTMLElement, talk: readonly Said[]): Promise<void>;
}
