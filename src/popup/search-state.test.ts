import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { failing, fakeData, row } from "../ui/testing/fake-data.ts";
import { createSearch } from "./search-state.ts";

vi.mock("../browser.ts", () => import("../ui/testing/texts-browser.ts"));

const rows = signal([
  row("a", "Boat names"),
  row("b", "Bread"),
  row("c", "A café in Lisbon"),
  row("d", "The boat race"),
]);
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join("");

function searching(text: string) {
  const data = fakeData();
  const search = createSearch(data, rows);
  search.search(text);
  return { data, search, shown: () => ids(search.shown.value) };
}

describe("search", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  it("shows everything for an empty query and reads no texts", async () => {
    const { data, shown } = searching("  ");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown()).toBe("abcd");
    expect(data.searches).toHaveLength(0);
  });

  it("filters titles at once, before any text is read", () => {
    const { data, search, shown } = searching("boat");
    expect(shown()).toBe("ad");
    expect(search.searching.value).toBe(true);
    expect(data.searches).toHaveLength(0);
  });

  it("adds texts as they are found, after the titles, newest first, each once", async () => {
    const { data, search, shown } = searching("boat");
    await vi.advanceTimersByTimeAsync(200);
    data.searches[0]?.onHits(["c", "d"]);
    expect(shown()).toBe("adc");
    data.searches[0]?.onHits(["b", "gone"]);
    expect(shown()).toBe("adbc");
    data.searches[0]?.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(search.searching.value).toBe(false);
  });

  it("reads texts once for quick typing, and drops what an older query still finds", async () => {
    const { data, search, shown } = searching("b");
    await vi.advanceTimersByTimeAsync(200);
    search.search("br");
    search.search("bread");
    await vi.advanceTimersByTimeAsync(200);
    expect(data.searches.map(({ query }) => query)).toEqual(["b", "bread"]);
    expect(data.searches[0]?.signal.aborted).toBe(true);
    data.searches[0]?.onHits(["a"]);
    expect(shown()).toBe("b");
    data.searches[0]?.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(search.searching.value).toBe(true);
  });

  it("finds chats in rows that were loaded after the query was typed", () => {
    const { shown } = searching("bread");
    rows.value = [...rows.value, row("e", "More bread")];
    expect(shown()).toBe("be");
    rows.value = rows.value.slice(0, 4);
  });

  it("says when the texts cannot be read", async () => {
    const data = { ...fakeData(), search: async () => failing("archive-closed")() };
    const search = createSearch(data, rows);
    search.search("boat");
    await vi.advanceTimersByTimeAsync(200);
    expect(search.problem.value).toBe("archive-closed");
    expect(search.searching.value).toBe(false);
  });
});
