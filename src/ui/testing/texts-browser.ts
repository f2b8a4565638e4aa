import { readFileSync } from "node:fs";

interface Text {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

const file = new URL("../../../public/_locales/en/messages.json", import.meta.url);
const texts: Record<string, Text> = JSON.parse(readFileSync(file, "utf8"));

/** Stands in for `browser` in tests outside a browser: the real English texts, filled in as browsers do it. */
export const browser = {
  i18n: {
    getMessage(key: string, substitutions: string | string[] = []): string {
      const { message = "", placeholders = {} } = texts[key] ?? {};
      const list = [substitutions].flat();
      const named = message.replace(/\$(\w+)\$/g, (_, name) => placeholders[name.toLowerCase()]?.content ?? "");
      return named.replace(/\$([1-9])/g, (_, place) => list[Number(place) - 1] ?? "");
    },
  },
};

// Node before 21 has no navigator, later ones that of the machine.
Object.defineProperty(globalThis, "navigator", { value: { languages: ["en-GB"] }, configurable: true });
