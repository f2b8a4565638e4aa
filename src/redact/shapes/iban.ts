import type { Finding } from "../kinds.ts";

/** Length by country, from the registry of ISO 13616 (2025). */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const beginning = /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?=[ -]?[a-z0-9])/giu;

/** Account numbers whose country, length and check digits are right, in groups or in one. */
export function findIbans(text: string): Finding[] {
  const found: Finding[] = [];
  for (const { index } of text.matchAll(beginning)) {
    const end = endOf(text, index, lengths[text.slice(index, index + 2).toUpperCase()] ?? 0);
    if (end === undefined) continue;
    const value = text.slice(index, end).replace(/[ -]/g, "").toUpperCase();
    if (remainder(value) === 1) found.push({ kind: "iban", start: index, end, value });
  }
  return found;
}

function endOf(text: string, start: number, length: number): number | undefined {
  let at = start;
  for (let left = length; left > 0; at++) {
    const sign = text[at] ?? "";
    if (/[a-z0-9]/i.test(sign)) left -= 1;
    else if (!/[ -]/.test(sign) || !/[a-z0-9]/i.test(text[at + 1] ?? "")) return undefined;
  }
  return length === 0 || /[\p{L}\p{N}]/u.test(text[at] ?? "") ? undefined : at;
}

/** ISO 7064, MOD 97-10. */
function remainder(iban: string): number {
  const turned = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const sign of turned) {
    const value = Number.parseInt(sign, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest;
}
