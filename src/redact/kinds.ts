/** What can be hidden, most telling first: where two overlap, the first one's name stays. */
export const privateKinds = ["key", "iban", "card", "email", "ip", "phone", "own"] as const;

export type PrivateKind = (typeof privateKinds)[number];

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** Something private in a text. */
export interface Finding extends Span {
  kind: PrivateKind;
  /** The same for the same thing, however it is written: lower case, without separators. */
  value: string;
}
