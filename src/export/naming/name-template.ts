/** What a file-name template may fill in. */
export const placeholders = ["title", "date", "time", "site", "model", "id", "count", "folder", "tags"] as const;

export type Placeholder = (typeof placeholders)[number];

/** Names exports have when nobody has asked for others. */
export const defaultTemplate = "{title}";

/** A piece of a template: text as it stands, something to fill in, or what cannot be understood. */
export type TemplatePiece =
  | { kind: "text"; text: string }
  | { kind: "placeholder"; name: Placeholder }
  | { kind: "unknown"; name: string }
  | { kind: "open" };

/** Takes a template such as `{site}/{date} {title}` apart. */
export function parseTemplate(template: string): TemplatePiece[] {
  const pieces = template.match(/\{[^{}]*\}|[{}]|[^{}]+/g) ?? [];
  return pieces.map((text): TemplatePiece => {
    if (text === "{" || text === "}") return { kind: "open" };
    if (!text.startsWith("{")) return { kind: "text", text };
    const name = text.slice(1, -1).trim().toLowerCase();
    return isPlaceholder(name) ? { kind: "placeholder", name } : { kind: "unknown", name: text.slice(1, -1) };
  });
}

/** A template whose every piece is understood, and that is not blank. */
export function isTemplate(template: string): boolean {
  return (
    template.trim() !== "" && parseTemplate(template).every(({ kind }) => kind === "text" || kind === "placeholder")
  );
}

function isPlaceholder(name: string): name is Placeholder {
  return (placeholders as readonly string[]).includes(name);
}
