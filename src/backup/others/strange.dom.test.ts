import { expect, it } from "vitest";
import { freshArchive } from "../../archive/testing/fresh.ts";
import { look, message, store } from "../../archive/testing/looks.ts";
import { memoryPlace } from "../testing/memory-place.ts";
import { othersStore } from "./browser-archive.ts";
import { type Browser, browserOver } from "./testing/browser.ts";
import { snapshot } from "./testing/snapshot.ts";
import { acceptState } from "./wishes.ts";

const say = ({ archive }: Browser, chat: string) => store(archive, look(chat, [message(`u-${chat}`, `about ${chat}`)]));
const chatsOf = async ({ archive }: Browser) => [...(await snapshot(archive)).keys()].sort();

it("of a browser that the user has not said is theirs nothing is read, whatever it wrote", async () => {
  const place = memoryPlace();
  const own = browserOver(await freshArchive(), "own", place, { trusting: false });
  const second = browserOver(await freshArchive(), "second", place);
  const stranger = browserOver(await freshArchive(), "stranger", place);
  await say(second, "mine");
  await say(stranger, "made up");
  await second.backUp();
  expect(await own.join()).toEqual({ finished: true, changed: [] });
  const seen = async () => Object.entries((await othersStore(own.archive).read("place")).devices);
  const [[name, device] = expect.fail("not seen")] = await seen();
  expect(device).toMatchObject({ problem: "strange", counter: 0, shown: { counter: 1 } });

  await acceptState(own.archive, "place", name, device.sha256);
  await stranger.backUp();
  expect((await own.join()).changed).toEqual(["chatgpt:mine"]);
  expect((await seen()).map(([each, { problem }]) => each === name || problem)).toEqual(
    expect.arrayContaining([true, "strange"]),
  );
  // From now on it is known, and the other still is not.
  await say(second, "later");
  await second.backUp();
  await stranger.backUp();
  await own.join();
  expect(await chatsOf(own)).toEqual(["chatgpt:later", "chatgpt:mine"]);
});
