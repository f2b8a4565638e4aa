/** One of Microsoft's two kinds of CSV. */
export interface CopilotKind {
  site: "copilot" | "m365-copilot";
  /** Names in the heading line, lower case, as which cells they are read. */
  columns: { thread: string; time: string; author: string; text: string };
  /** What the order of the rows is taken to be where their times do not say. */
  newestFirst: boolean;
}

/** `copilot-activity-history.csv` and `copilot-in-Microsoft-365-apps-activity.csv` of the privacy dashboard (2026). */
const kinds: readonly CopilotKind[] = [
  {
    site: "copilot",
    columns: { thread: "conversation", time: "time", author: "author", text: "message" },
    newestFirst: true,
  },
  {
    site: "m365-copilot",
    columns: { thread: "chatname", time: "createdat", author: "author", text: "messagecontent" },
    newestFirst: false,
  },
];

/** Where the cells of a row are. */
export interface CopilotColumns {
  kind: CopilotKind;
  places: Readonly<Record<keyof CopilotKind["columns"], number>>;
}

/** What a heading line says; `null` where it is none of Copilot's. Further columns, and another order, do no harm. */
export function columnsOf(heading: readonly string[]): CopilotColumns | null {
  const names = heading.map((name) => name.trim().toLowerCase());
  for (const kind of kinds) {
    const { thread, time, author, text } = kind.columns;
    const places = {
      thread: names.indexOf(thread),
      time: names.indexOf(time),
      author: names.indexOf(author),
      text: names.indexOf(text),
    };
    if (Object.values(places).every((place) => place >= 0)) return { kind, places };
  }
  return null;
}
