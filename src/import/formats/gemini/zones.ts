/** Minutes before UTC's clock by the names that Takeout writes behind a time. */
const offsets: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  MEZ: 60,
  MESZ: 120,
  HNEC: 60,
  HAEC: 120,
  EET: 120,
  EEST: 180,
  OEZ: 120,
  OESZ: 180,
  MSK: 180,
  TRT: 180,
  SAST: 120,
  CAT: 120,
  EAT: 180,
  WAT: 60,
  GST: 240,
  PKT: 300,
  IST: 330,
  NPT: 345,
  ICT: 420,
  WIB: 420,
  HKT: 480,
  SGT: 480,
  PHT: 480,
  PST8: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  ACST: 570,
  ACDT: 630,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  NST: -210,
  NDT: -150,
  AST: -240,
  ADT: -180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  BRT: -180,
  BRST: -120,
  ART: -180,
  CLT: -240,
  CLST: -180,
  COT: -300,
  PET: -300,
};

/**
 * Minutes by which a zone is before UTC; `undefined` for a name that is not known. "CST" is China's in a time written in
 * Chinese and North America's elsewhere; "IST" is taken as India's and "BST" as Britain's.
 */
export function zoneOffset(zone: string, chinese: boolean): number | undefined {
  const name = zone.toUpperCase().replace(/[\s\u2212]/g, (sign) => (sign === "\u2212" ? "-" : ""));
  const [, sign, hours, minutes = "0"] = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d\d)?$/.exec(name) ?? [];
  if (sign !== undefined) return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  if (name === "CST" && chinese) return 480;
  return Object.hasOwn(offsets, name) ? offsets[name] : undefined;
}
