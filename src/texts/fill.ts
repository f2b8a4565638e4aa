/** A text as a messages.json of `_locales` holds it. */
export interface Message {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

/**
 * A text with everything filled in, as both browsers do it: `$name$` stands for its placeholder's content, `$1` … in
 * either for `subs`, and of several dollars in a row the first is taken away. What was filled in is not looked at again.
 * (developer.chrome.com/docs/extensions/how-to/ui/localization-message-formats, 2026-11-21)
 */
export function fill({ message, placeholders = {} }: Message, subs: readonly string[]): string {
  const named = message.replace(/\$([\w@]+)\$/g, (_, name: string) => placeholders[name.toLowerCase()]?.content ?? "");
  return named.replace(/\$(?:([1-9])|(\$+))/g, (_, place?: string, dollars?: string) =>
    place === undefined ? (dollars ?? "") : (subs[Number(place) - 1] ?? ""),
  );
}
