/**
 * The stored model. Names are the field's: conversation, message, role, part, attachment, citation.
 * All times are ISO 8601 in UTC.
 */

export type Role = "user" | "assistant" | "system" | "tool";

/** Lower-case hexadecimal SHA-256 of an asset's bytes. */
export type Sha256 = string;

/**
 * One piece of a message.
 *
 * `text` in `markdown` format is CommonMark + GFM + `$…$`/`$$…$$` maths. A footnote reference `[^label]` in it belongs to
 * the citation with that label in a `citations` part of the same message; an image address `attachment:<key>` belongs to
 * the `image` part with that key. `plain` text is what a person typed, character for character.
 */
export type Part =
  | { kind: "text"; format: "markdown" | "plain"; text: string }
  | { kind: "reasoning"; text: string; label?: string }
  | ImagePart
  | FilePart
  | { kind: "tool"; name: string; input?: string; output?: string }
  | { kind: "artifact"; title: string; language?: string; format: "markdown" | "code"; content: string }
  | { kind: "citations"; items: Citation[] }
  | UnreadablePart;

export interface UnreadablePart {
  kind: "unreadable";
  what: string;
  reason: string;
  /** Of an import: the JSON of what was not understood, possibly cut, which `reason` then says. Pages never give it. */
  raw?: string;
}

export interface ImagePart {
  kind: "image";
  /** Stable name of this image inside its message: a file id where the page shows one, else its place; never a signed address. */
  key: string;
  alt: string;
  origin: "upload" | "generated" | "content";
  /** A lasting public address, where the image has one. Signed, `blob:` and `data:` addresses are not kept. */
  url?: string;
  asset?: AssetRef;
  /** Why there is no asset; retried at the next visit. */
  problem?: string;
}

export interface FilePart {
  kind: "file";
  key: string;
  name: string;
  /** What the page says of it, e.g. "PDF". */
  description?: string;
  asset?: AssetRef;
  problem?: string;
}

export interface AssetRef {
  sha256: Sha256;
  /** MIME type. */
  type: string;
  /** Bytes. */
  size: number;
  /** The bytes are a redrawn copy (PNG from a canvas), not the file as the site holds it. */
  redrawn?: true;
}

export interface Citation {
  /** Footnote label, unique for its address and title, e.g. `epa-gov-3f2a9c`. */
  label: string;
  title: string;
  url: string;
}

/** An older text of a message that differs in substance from the present one. */
export interface MessageVersion {
  /** As in `Message`. */
  from?: "export";
  parts: Part[];
  hash: string;
  capturedAt: string;
}

export interface Message {
  /** The site's own id, or one derived from row index or place where the page has none. */
  id: string;
  /** Further ids under which the page has shown this message. */
  aliases: string[];
  /** The message before it: an id, `null` for the first of the conversation, absent where not known (a gap). */
  parent?: string | null;
  role: Role;
  /** Name the page gives to the author, e.g. of a custom GPT. */
  author?: string;
  model?: string;
  /** When it was written, where the page or an export says so. */
  sentAt?: string;
  parts: Part[];
  /** The text is as the site's export has it; absent where it was read from a page. */
  from?: "export";
  /** False while an answer was still being written when last seen, or where an export says that it was cut off. */
  finished: boolean;
  /** Fingerprint of what `parts` say; equal for equal substance. */
  hash: string;
  /** When a page last showed this text; of an import when the conversation last changed, by its export. */
  capturedAt: string;
  /** `import`: no page has shown it yet. */
  origin: "page" | "import";
  versions: MessageVersion[];
}

export type GapReason =
  /** Older messages exist and were not loaded. */
  | "older-not-loaded"
  /** The page lists the message and did not show its content. */
  | "not-shown"
  /** Two looks at the page that nothing joins. */
  | "not-joined"
  /** The user stopped the save. */
  | "cancelled"
  /** The page stopped answering (hidden tab, error) before everything was seen. */
  | "stalled";

export interface Gap {
  /** Id of the message before the gap; `null` when it lies before the first message held. */
  after: string | null;
  reason: GapReason;
  /** How many messages are missing there, where the page says so. */
  missing?: number;
}

/** Whether everything is there. `complete` needs evidence; see conversation/coverage.ts. */
export interface Coverage {
  state: "complete" | "partial" | "unknown";
  /** Messages held on the path the page shows. */
  held: number;
  /** Messages the page says exist on that path; absent where it does not say. */
  total?: number;
  gaps: Gap[];
  /** Images and files that could not be read; they do not change `state`. */
  unreadImages: number;
}

/** A time and where it came from. */
export interface Stamp {
  at: string;
  from: "page" | "export" | "capture";
}

/** What a list shows of a conversation: kept apart from the messages, small. */
export interface Conversation {
  /** `<site>:<native id>`, or `<site>:local-<uuid>` while the page has no id. */
  id: string;
  site: string;
  url: string;
  title: string;
  /** `page`: the site's own title, from its page or its export. */
  titleFrom: "page" | "first-message";
  model?: string;
  created?: Stamp;
  updated: Stamp;
  /** First and last look at the page; of a conversation that is known from exports alone, when it was first imported. */
  firstCaptured: string;
  lastCaptured: string;
  tags: string[];
  folder?: string;
  starred: boolean;
  /** The user's name for it; `title` stays what the site says. */
  ownTitle?: string;
  /** The user's own words on it. */
  note?: string;
  /** When the user set what they have set or taken away; of what was set before that was noted it says nothing. */
  setAt?: SetTimes;
  coverage: Coverage;
  /** All messages held, branches included. */
  messageCount: number;
  temporary?: true;
  /** Of an export: placeholders stand for what is private, and what the site said is not in it. Never so in the archive. */
  redacted?: true;
  /** Set between deleting and the end of the time for undo. */
  deletedAt?: string;
}

/** ISO times. */
export interface SetTimes {
  folder?: string;
  starred?: string;
  ownTitle?: string;
  note?: string;
  /** By `tagMark` (set-times.ts), of tags that are there and of those that were taken away. */
  tags?: Record<string, string>;
}

/** One step of the path the page shows, oldest first. */
export type PathStep = { message: string } | { gap: Gap };

/** A conversation as read from the archive: everything an export or a reader needs. */
export interface Thread {
  conversation: Conversation;
  /** Every message held, all branches, in the order they were first stored. */
  messages: Message[];
  path: PathStep[];
}
