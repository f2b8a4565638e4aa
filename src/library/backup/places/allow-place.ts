import type { PlaceInfo } from "../../../messages/places.ts";
import { originsOf } from "./draft.ts";
import { browserPlacesData, type PlacesData } from "./places-data.ts";

/**
 * Lets the browser ask for access to a place that is kept. Straight in an event's handler; what the user answers shows when the
 * place is used.
 */
export async function allowPlace(place: PlaceInfo, data: PlacesData = browserPlacesData): Promise<void> {
  await data.access(originsOf(place));
  if (place.kind === "folder") await data.allowAgain(place.handle);
}
