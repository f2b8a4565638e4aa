import type { PlaceDraftData, PlaceInfo, PlaceKindData } from "../../../messages/places.ts";

export type PlaceKind = PlaceKindData["kind"];

/** What the form holds: a text for each field, whatever the kind. */
export interface Fields {
  name: string;
  address: string;
  user: string;
  password: string;
  region: string;
  bucket: string;
  folder: string;
  pathStyle: boolean;
  /** Of a folder that was picked. */
  handle: string;
}

export const noFields: Fields = {
  name: "",
  address: "",
  user: "",
  password: "",
  region: "",
  bucket: "",
  folder: "",
  pathStyle: false,
  handle: "",
};

/** The fields as a place has them, without its secrets, which no page knows. */
export function fieldsOf(place: PlaceInfo): Fields {
  const { name } = place;
  switch (place.kind) {
    case "webdav":
      return { ...noFields, name, address: place.address };
    case "s3": {
      const { endpoint, region, bucket, folder, pathStyle } = place;
      return { ...noFields, name, address: endpoint, region, bucket, folder, pathStyle };
    }
    case "downloads":
      return { ...noFields, name, folder: place.folder };
    case "folder":
      return { ...noFields, name, folder: place.folder, handle: place.handle };
  }
}

/** What was typed, as the background wants it; empty secrets are those that it has. */
export function draftOf(kind: PlaceKind, fields: Fields): PlaceDraftData {
  const trimmed = (text: string) => text.trim();
  const address = withScheme(trimmed(fields.address));
  const [name, user, folder] = [fields.name, fields.user, fields.folder].map(trimmed) as [string, string, string];
  const { password } = fields;
  const hasSecrets = user !== "" || password !== "";
  switch (kind) {
    case "webdav":
      return { name, kind, address, ...(hasSecrets ? { user, password } : {}) };
    case "s3": {
      const [region, bucket] = [trimmed(fields.region), trimmed(fields.bucket)];
      const where = { endpoint: address, region, bucket, folder: folder.replace(/^\/+|\/+$/g, "") };
      const secrets = hasSecrets ? { keyId: user, secret: password.trim() } : {};
      return { name, kind, ...where, pathStyle: fields.pathStyle, ...secrets };
    }
    case "downloads":
      return { name, kind, folder: folder.replace(/^\/+|\/+$/g, "") };
    case "folder":
      return { name, kind, folder, handle: fields.handle };
  }
}

function withScheme(address: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
}

/** Hosts that a place is reached at, as the browser grants them; none for one on this machine. */
export function originsOf(draft: PlaceDraftData | PlaceInfo): string[] {
  if (draft.kind !== "webdav" && draft.kind !== "s3") return [];
  const address = draft.kind === "webdav" ? draft.address : draft.endpoint;
  if (!URL.canParse(address)) return [];
  const { protocol, hostname } = new URL(address);
  const host = draft.kind === "s3" && !draft.pathStyle ? `${draft.bucket}.${hostname}` : hostname;
  return [`${protocol}//${host}/*`];
}
