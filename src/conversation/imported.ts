import type { FilePart, ImagePart, Part, Role, Thread } from "./model.ts";
import type { Structure } from "./structure.ts";

/** Where the bytes of an image or file are: a member of what is imported, or the file's text itself. */
export type AssetSource = { member: string } | { base64: string } | { text: string };

/** A part as an export gives it: the bytes of images and files are fetched from `source` when the part is stored. */
export type ImportedPart = Part | ((ImagePart | FilePart) & { source: AssetSource; type?: string });

/** A part whose bytes are in the archive already, under their hash, or are none. */
export type ResolvedPart = Part & { source?: never };

/** One message of an export, with the place it has there. */
export interface ImportedMessage<P = ImportedPart> {
  /** Every lasting id the export gives that a page may show too, best first; empty where it gives none. */
  ids: string[];
  /**
   * Place in `ImportedConversation.messages` of the message before it on its branch; `null`: it is a first one; absent: the
   * export does not say.
   */
  parent?: number | null;
  role: Role;
  author?: string;
  model?: string;
  /** When it was written, ISO 8601 in UTC. */
  sentAt?: string;
  parts: P[];
  /** False for an answer that the export says was cut off. */
  finished: boolean;
}

/** One conversation as another program's export gives it: a tree of messages. */
export interface ImportedConversation<P = ImportedPart> {
  kind: "imported";
  site: string;
  /** `<site>:<native id>`; where an export has no ids, one derived from what does not change between two exports. */
  id: string;
  /** Address at the site without query and fragment; '' where none is known. */
  url: string;
  title?: string;
  model?: string;
  /** ISO 8601 in UTC. */
  created?: string;
  updated?: string;
  tags?: string[];
  /** A project's name, say. */
  folder?: string;
  starred?: true;
  messages: ImportedMessage<P>[];
  /** Place in `messages` of the newest one on the path that the site shows. */
  current?: number;
  /** The export holds all messages of the conversation on its shown path (official exports do; scraped ones may not). */
  whole: boolean;
  /** Names of content types, roles and keys that were not understood; never their values. */
  unknown: string[];
}

/** One conversation of an archive of our own. */
export interface RestoredConversation {
  kind: "restored";
  /** With `selectedFrom` it holds chosen messages only, of so many. */
  thread: Thread & { selectedFrom?: number };
  /** Exactly what the archive knew of the conversation's structure; absent in files written by others. */
  structure?: Structure;
  /** Where the bytes of each asset are, by SHA-256. */
  assets: Record<string, AssetSource>;
}

export type Incoming = ImportedConversation | RestoredConversation;
