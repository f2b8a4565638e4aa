import { originOf, type PlaceConfig, readDraft, withDraft } from "../../backup/places/settings/config.ts";
import { forgetHandle } from "../../backup/places/settings/folder-handles.ts";
import { type OpenedPlace, openPlace } from "../../backup/places/settings/open.ts";
import { forgetPlace, keepPlace, listPlaces, readPlace } from "../../backup/places/settings/store.ts";
import { tryPlace } from "../../backup/places/settings/try-place.ts";
import { browser } from "../../browser.ts";
import { CodedError } from "../../messages/errors.ts";
import type { Handlers } from "../../messages/handlers.ts";
import type { PlaceInfo, PlaceMessages, PlaceTrialData } from "../../messages/places.ts";
import { announce } from "../changes.ts";
import { reconcileScripts } from "../registered-scripts.ts";
import { askedForPlaces, noteAsked } from "./asked-origins.ts";
import { blobAddress } from "./blob-address.ts";

/** ms in which a trial must be over. */
const trialTime = 60_000;

/** A place by its id, to write to. @throws PlaceError; CodedError `unknown` where there is none */
export async function openPlaceById(id: string): Promise<OpenedPlace> {
  return openPlace(await known(id), { blobAddress });
}

/** What pages may ask about places. @param gone is called with the id of a place that is no more */
export function placeHandlers(gone: (id: string) => Promise<void>): Handlers<PlaceMessages> {
  return {
    "places.list": async () => (await listPlaces()).map(infoOf),
    async "places.asking"({ origins }) {
      await noteAsked(origins);
      // The browser may have granted them before this arrived.
      await reconcileScripts();
    },
    "places.add": addPlace,
    "places.change": changePlace,
    "places.remove": ({ id }) => removePlace(id, gone),
    "places.try": tried,
  };
}

async function addPlace({ place }: Ask<"places.add">): Promise<{ id: string }> {
  const config = await configOf(place);
  await keepPlace(config);
  await placesChanged();
  return { id: config.id };
}

async function changePlace({ id, place }: Ask<"places.change">): Promise<void> {
  const before = await known(id);
  const after = await configOf(place, before);
  await keepPlace(after);
  if (originOf(before) !== originOf(after)) await giveBack(before);
  if (before.kind === "folder" && !(after.kind === "folder" && after.handle === before.handle)) {
    await forgetHandle(before.handle);
  }
  await placesChanged();
}

async function removePlace(id: string, gone: (id: string) => Promise<void>): Promise<void> {
  const place = await readPlace(id);
  await forgetPlace(id);
  await gone(id);
  if (place?.kind === "folder") await forgetHandle(place.handle);
  if (place) await giveBack(place);
  await placesChanged();
}

async function tried(ask: Ask<"places.try">): Promise<PlaceTrialData> {
  const before = ask.id === undefined ? undefined : await known(ask.id);
  const config = "place" in ask ? await configOf(ask.place, before) : before;
  if (!config) throw new CodedError("bad-message", "place");
  return tryPlace(() => openPlace(config, { blobAddress }), AbortSignal.timeout(trialTime));
}

type Ask<N extends keyof PlaceMessages> = Parameters<PlaceMessages[N]>[0];

/** A description as a whole place. @throws CodedError `bad-message`, which says nothing of what was in it */
async function configOf(place: unknown, before?: PlaceConfig): Promise<PlaceConfig> {
  const draft = readDraft(place);
  if (!draft) throw new CodedError("bad-message", "place");
  const origin = originOf(draft);
  const { id, added } = before ?? { id: crypto.randomUUID(), added: new Date().toISOString() };
  const isKept = before !== undefined && originOf(before) === origin;
  const ownGrant = isKept ? before.ownGrant : origin !== undefined && (await askedForPlaces()).includes(origin);
  const config = withDraft(draft, { id, added, ownGrant }, before);
  if (!config) throw new CodedError("bad-message", "secrets");
  return config;
}

async function known(id: string): Promise<PlaceConfig> {
  const place = await readPlace(id);
  if (!place) throw new CodedError("unknown", "place");
  return place;
}

/** Access that was given for a place alone goes with the last that needs it. */
async function giveBack(place: PlaceConfig): Promise<void> {
  const origin = originOf(place);
  const others = await listPlaces();
  if (!origin || !place.ownGrant || others.some((other) => originOf(other) === origin)) return;
  await browser.permissions.remove({ origins: [origin] });
}

async function placesChanged(): Promise<void> {
  await reconcileScripts();
  announce({ places: true, sites: true });
}

/** What pages may know. */
function infoOf(place: PlaceConfig): PlaceInfo {
  const { id, name, added } = place;
  const common = { id, name, added };
  switch (place.kind) {
    case "webdav":
      return { ...common, kind: place.kind, address: place.address };
    case "s3": {
      const { kind, endpoint, region, bucket, folder, pathStyle } = place;
      return { ...common, kind, endpoint, region, bucket, folder, pathStyle };
    }
    case "downloads":
      return { ...common, kind: place.kind, folder: place.folder };
    case "folder":
      return { ...common, kind: place.kind, folder: place.folder, handle: place.handle };
  }
}
