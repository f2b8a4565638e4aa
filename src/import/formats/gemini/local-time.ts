import { zoneOffset } from "./zones.ts";

/** A time as Takeout's HTML form writes it. */
export interface LocalTime {
  /** Milliseconds since 1970; where the zone is not known, as if it were UTC. */
  at: number;
  zoned: boolean;
}

/** Months by the beginnings of their names, without accents, in the languages of the Latin alphabet. */
const months = [
  "jan|ene|gen|sty|oca",
  "feb|fev|fevr|lut|sub",
  "mar|maa|mrz|marz",
  "apr|avr|abr|kwi|nis",
  "may|mai|mag|mei|maj",
  "jun|juin|giu|cze|haz",
  "jul|juil|lug|lip|tem",
  "aug|aou|ago|sie|agu",
  "sep|set|wrz|eyl",
  "oct|okt|ott|out|paz|eki",
  "nov|lis|kas",
  "dec|dez|dic|gru|ara",
].map((names) => new RegExp(`^(?:${names})`));

const clock = /(\d{1,2})[:.：](\d\d)[:.：](\d\d)/;
const halves: readonly [RegExp, "am" | "pm"][] = [
  [/\ba\. ?m\.|\bam\b|午前|上午|오전/i, "am"],
  [/\bp\. ?m\.|\bpm\b|午後|下午|오후/i, "pm"],
];
const numeric = [
  { pattern: /(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]?/, order: "ymd" },
  { pattern: /(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})\.?/, order: "ymd" },
  { pattern: /(\d{1,2})[-/.] ?(\d{1,2})[-/.] ?(\d{4})/, order: "dmy" },
] as const;
const named = /(?:(\d{1,2})\.?º? ?(?:de )?)?(\p{L}{3,})\.? ?(?:de )?(?:(\d{1,2}),? )?(?:de )?(\d{4})/u;

/**
 * Reads a line that is a time and nothing else, in the forms of English, German, French, Spanish, Portuguese, Italian, Dutch,
 * Polish, Turkish, Japanese, Chinese and Korean: the date, the time to the second, the zone's name or offset.
 * @returns `null` for any other text
 */
export function localTime(line: string): LocalTime | null {
  if (line.length > 80) return null;
  let rest = ` ${line.replace(/[\s\u200e\u200f]+/g, " ").trim()} `;
  const taken = (pattern: RegExp) => {
    const match = pattern.exec(rest);
    if (match) rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    return match;
  };
  const chinese = rest.includes("年") && !rest.includes("時");
  const day = takeDay(taken);
  const time = day && taken(clock);
  if (!time) return null;
  const half = halves.find(([pattern]) => taken(pattern))?.[1];
  const zone = takeZone(rest);
  if (zone === null) return null;
  const hour = half ? (Number(time[1]) % 12) + (half === "pm" ? 12 : 0) : Number(time[1]);
  const at = utc(day, hour, Number(time[2]), Number(time[3]));
  if (at === undefined) return null;
  const offset = zoneOffset(zone, chinese);
  return { at: at - (offset ?? 0) * 60_000, zoned: offset !== undefined };
}

type Day = [year: number, month: number, day: number];

function takeDay(taken: (pattern: RegExp) => RegExpExecArray | null): Day | null {
  for (const { pattern, order } of numeric) {
    const match = taken(pattern);
    if (!match) continue;
    const [a, b, c] = match.slice(1).map(Number) as Day;
    if (order === "ymd") return [a, b, c];
    // With a slash either may stand first; the day does nearly everywhere.
    return b > 12 ? [c, a, b] : [c, b, a];
  }
  const match = taken(named);
  if (!match) return null;
  const [, before, name = "", behind, year] = match;
  const plain = name.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const month = months.findIndex((names) => names.test(plain)) + 1;
  const day = before ?? behind;
  return month === 0 || day === undefined ? null : [Number(year), month, Number(day)];
}

/** The zone's name in what is left of a line; '' for none, `null` where more is left than belongs to a time. */
function takeZone(rest: string): string | null {
  const plain = rest
    .replace(/(?<=\s)(?:de|del|um|at|à|a las|às|alle|om|uhr|,|\.)(?=[\s,])/gi, " ")
    .replace(/[\s,()]+/g, " ")
    .trim();
  return /^(?:|Z|[A-Z]{2,5}|(?:(?:UTC|GMT) ?)?[+\u2212-]\d{1,2}(?::?\d\d)?)$/i.test(plain) ? plain : null;
}

function utc([year, month, day]: Day, hour: number, minute: number, second: number): number | undefined {
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const made = new Date(at);
  const same = made.getUTCMonth() === month - 1 && made.getUTCDate() === day && hour < 24 && minute < 60 && second < 61;
  return same && year >= 2000 && year < 2100 ? at : undefined;
}
