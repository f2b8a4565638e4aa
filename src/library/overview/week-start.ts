interface WeekInfo {
  /** 1 is Monday, 7 Sunday. */
  firstDay: number;
}

type LocaleWithWeeks = Intl.Locale & { getWeekInfo?(): WeekInfo; weekInfo?: WeekInfo };

/** Countries whose weeks do not begin on Monday, for browsers that do not tell. Source: CLDR weekData, 2026-11-21. */
const sundays =
  "AG AS AU BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW";
const saturdays = "AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";

/** The day on which weeks begin where the reader lives; 0 is Sunday. @param tag BCP 47 */
export function weekStart(tag: string): number {
  const locale: LocaleWithWeeks = new Intl.Locale(tag);
  const info = locale.getWeekInfo?.() ?? locale.weekInfo;
  return info ? info.firstDay % 7 : listedStart(locale);
}

/** The same from our own list. */
export function listedStart(locale: Intl.Locale): number {
  const country = locale.maximize().region ?? "";
  if (sundays.split(" ").includes(country)) return 0;
  return saturdays.split(" ").includes(country) ? 6 : 1;
}
