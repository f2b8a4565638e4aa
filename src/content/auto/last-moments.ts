import { placesOf } from "../places.ts";
import { failed } from "./failure.ts";
import { sendAtOnce } from "./send-changes.ts";
import { type Auto, changedPlaces, read } from "./state.ts";

/** The tab is being hidden or closed: what is dirty now is read and sent at once, or it may never be. */
export function flush(auto: Auto): void {
  const { chat, observer, due } = auto;
  if (auto.halted || chat.sweeping || !auto.settled()) return;
  const places = changedPlaces(auto, observer.take("now"));
  const { layout } = auto;
  if (!layout) return;
  due.hurry();
  for (const place of due.among(layout, places)) read(auto, layout, place);
  sendAtOnce(auto, layout)?.catch((error: unknown) => failed(auto, error));
}

/**
 * The address has changed, the markup not yet: what is dirty is read while it is there, as far as the page still lists
 * the very turns we know.
 */
export function leave(auto: Auto): void {
  const { chat, observer, layout } = auto;
  if (auto.halted || chat.sweeping || !layout) return;
  const { dirty, listChanged } = observer.take("now");
  if (listChanged) observer.distrustList();
  const now = new Map(placesOf(layout, document).map((place) => [place.turn.element, place]));
  for (const element of dirty) {
    const place = now.get(element);
    if (place?.turn.mounted && place.name === auto.list.byElement.get(element)?.name) read(auto, layout, place);
  }
  sendAtOnce(auto, layout)?.catch((error: unknown) => failed(auto, error));
}
