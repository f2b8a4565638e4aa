import { expect, it } from "vitest";
import { freshArchive } from "../../archive/testing/fresh.ts";
import { look, message, store } from "../../archive/testing/looks.ts";
import { memoryPlace } from "../testing/memory-place.ts";
import { othersStore } from "./browser-archive.ts";
import { type Browser, browserOver } from "./testing/browser.ts";
import { snapshot } from "./testing/snapshot.ts";
import { acceptState } from "./wishes.ts";

const say = ({ archive }: Browser, chat: string) => store(archive, look(chat, [message(`u-${chat}`, `about ${chat}`)]));

async function twoBrowsers() {
  const place = memoryPlace();
  const over = async (name: string) => browserOver(await freshArchive(), name, place);
  return { place, one: await over("one"), two: await over("two") };
}

async function seenOf({ archive }: Browser) {
  const [[name, device] = expect.fail("none read")] = Object.entries(
    (await othersStore(archive).read("place")).devices,
  );
  return { name, device };
}

it("an older state of another browser is refused until the user accepts it, and nothing is lost by either", async () => {
  const { place, one, two } = await twoBrowsers();
  await say(one, "first");
  await one.backUp();
  const old = new Map(place.files);
  await say(one, "second");
  await one.backUp();
  await two.join();
  const held = await snapshot(two.archive);
  expect([...held.keys()].sort()).toEqual(["chatgpt:first", "chatgpt:second"]);

  // The server is restored from a copy; the other browser is not there to notice.
  place.files.clear();
  for (const [path, bytes] of old) place.files.set(path, bytes);
  expect((await two.join()).changed).toEqual([]);
  const { name, device } = await seenOf(two);
  expect(device).toMatchObject({ problem: "rolled-back", counter: 2, shown: { counter: 1 } });
  // What was accepted of another state does not hold for this one.
  await acceptState(two.archive, "place", name, "0".repeat(64));
  await two.join();
  expect((await seenOf(two)).device.problem).toBe("rolled-back");

  await acceptState(two.archive, "place", name, device.sha256);
  expect((await two.join()).finished).toBe(true);
  const accepted = (await seenOf(two)).device;
  expect(accepted).toMatchObject({ counter: 1 });
  expect([accepted.problem, accepted.shown]).toEqual([undefined, undefined]);
  expect(await snapshot(two.archive)).toEqual(held);

  // Read on from there; going back once more is refused once more.
  await say(one, "third");
  await one.backUp();
  await two.join();
  expect([...(await snapshot(two.archive)).keys()].sort()).toEqual([
    "chatgpt:first",
    "chatgpt:second",
    "chatgpt:third",
  ]);
  place.files.clear();
  for (const [path, bytes] of old) place.files.set(path, bytes);
  await two.join();
  expect((await seenOf(two)).device.problem).toBe("rolled-back");
});

it("one of which nothing is left can be accepted too, and is read again when it comes back", async () => {
  const { place, one, two } = await twoBrowsers();
  await say(one, "first");
  await one.backUp();
  await two.join();
  for (const path of place.files.keys()) if (path.includes("manifest")) place.files.delete(path);
  await two.join();
  const { name, device } = await seenOf(two);
  expect([device.problem, device.shown]).toEqual(["rolled-back", undefined]);
  await acceptState(two.archive, "place", name, device.sha256);
  await two.join();
  expect((await othersStore(two.archive).read("place")).devices).toEqual({});
  expect([...(await snapshot(two.archive)).keys()]).toEqual(["chatgpt:first"]);
  await say(one, "second");
  await one.backUp();
  await two.join();
  expect([...(await snapshot(two.archive)).keys()].sort()).toEqual(["chatgpt:first", "chatgpt:second"]);
});
