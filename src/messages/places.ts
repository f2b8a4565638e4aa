/** Kinds of places that backups are written to, with what pages may know of one: nothing that is secret, and not whose it is. */
export type PlaceKindData =
  | { kind: "webdav"; address: string }
  | { kind: "s3"; endpoint: string; region: string; bucket: string; folder: string; pathStyle: boolean }
  /** A folder below the browser's downloads. */
  | { kind: "downloads"; folder: string }
  /** A folder on disk: its name, and the id that its handle is kept under. */
  | { kind: "folder"; folder: string; handle: string };

/** A place as pages see it. */
export type PlaceInfo = { id: string; name: string; added: string } & PlaceKindData;

/** A place as a page describes it. Without secrets, where it is changed, it keeps those that it has. */
export type PlaceDraftData = { name: string } & (
  | (Extract<PlaceKindData, { kind: "webdav" }> & { user?: string; password?: string })
  | (Extract<PlaceKindData, { kind: "s3" }> & { keyId?: string; secret?: string })
  | Extract<PlaceKindData, { kind: "downloads" | "folder" }>
);

/** Why a place cannot be used; `PlaceProblem`, `different` for what is read back otherwise than it was written. */
export type PlaceTrouble =
  | "refused"
  | "not-allowed"
  | "gone"
  | "exists"
  | "busy"
  | "full"
  | "unreachable"
  | "broken"
  | "insecure"
  | "unreadable"
  | "different";

/** How it went to write a small file to a place, to read it back and to remove it. */
export type PlaceTrialData =
  | { ok: true; canRead: boolean; madeFolder: boolean }
  | { ok: false; step: "open" | "write" | "read" | "remove"; problem: PlaceTrouble };

/** What pages may ask of the background about places. */
export interface PlaceMessages {
  "places.list"(): PlaceInfo[];
  /** The user is asked for access to these origins, which were not granted before, for a place and for nothing else. */
  "places.asking"(ask: { origins: string[] }): void;
  /** Answers `bad-message` where it makes no sense, also where secrets are wanted. */
  "places.add"(ask: { place: PlaceDraftData }): { id: string };
  "places.change"(ask: { id: string; place: PlaceDraftData }): void;
  /** Forgets a place and its secrets. What lies there stays. */
  "places.remove"(ask: { id: string }): void;
  /** Tries a place as it is kept, or as it is described. */
  "places.try"(ask: { id: string } | { id?: string; place: PlaceDraftData }): PlaceTrialData;
}
