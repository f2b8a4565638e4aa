import type { Random } from "../random.ts";

const english = (
  "ferry harbour lamp engine careful window gather notes between seven copper ladder slowly morning pattern carry " +
  "measure garden signal thread margin quiet answer station borrow winter letter through kettle number bridge open " +
  "record orchard paper simple crossing weather island promise table corner travel second early branch compass"
).split(" ");

const foreign = [
  "港の灯りは七時に消える。",
  "窗外的雨停了，我们继续走。",
  "다리를 건너면 오래된 역이 보인다.",
  "القارب يصل في الصباح الباكر",
  "הסירה מגיעה בבוקר",
  "Der Fährmann grüßt über die Straße",
  "кораблик дошёл до моста",
  "naïve café, façade, Ærø",
];

const symbols = [
  "🙂",
  "👩‍🚀",
  "🇳🇴",
  "→",
  "—",
  "“quoted”",
  "½",
  "<T>",
  "Map<string, T[]>",
  "a < b && c > d",
  "snake_case_name",
  "2 \\* 3 \\* 4",
  "\\$5 and \\$6",
  "C:\\\\temp",
  "&amp;lt;",
  "\\[draft\\]",
  "tilde \\~5",
  "back\\`tick",
  "50% & more",
  "@team",
  "#42",
];

/** Some plain words, now and then in another script or with characters that Markdown could misread. */
export function words(chance: Random, from = 4, to = 14): string {
  return Array.from({ length: chance.int(from, to) }, () => {
    if (chance.chance(0.04)) return chance.pick(foreign);
    if (chance.chance(0.05)) return chance.pick(symbols);
    return chance.pick(english);
  }).join(" ");
}

/** One to four plain English words. */
export function name(chance: Random): string {
  return Array.from({ length: chance.int(1, 4) }, () => chance.pick(english)).join(" ");
}

/** With a capital first letter and a full stop. */
export function sentence(chance: Random): string {
  const text = words(chance);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
