import { originOf } from "../../backup/places/settings/config.ts";
import { listPlaces } from "../../backup/places/settings/store.ts";
import { browser } from "../../browser.ts";

const key = "origins-asked-for-places";

/** Origins for which access is being asked, or was in this session, for the sake of a place. */
export async function askedForPlaces(): Promise<string[]> {
  const stored = (await browser.storage.session.get(key))[key];
  return Array.isArray(stored) ? stored.filter((each) => typeof each === "string") : [];
}

/** Notes origins that were not granted before somebody asked for them for the sake of a place. */
export async function noteAsked(origins: readonly string[]): Promise<void> {
  await browser.storage.session.set({ [key]: [...new Set([...(await askedForPlaces()), ...origins])] });
}

/** Origins that are granted for places: chats are not looked for there. */
export async function originsOfPlaces(): Promise<string[]> {
  const places = (await listPlaces()).filter(({ ownGrant }) => ownGrant);
  return [...(await askedForPlaces()), ...places.map(originOf).filter((origin) => origin !== undefined)];
}
