import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ImagePart, Part } from "../../conversation/model.ts";
import type { MediaSource, ReadMessage } from "../../sites/site.ts";
import { eventually } from "../testing/eventually.ts";
import { createFakeBackground, type FakeBackground } from "../testing/fake-background.ts";

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock("../../browser.ts", () => fake);

const { fetchMedia } = await import("./fetch-media.ts");
const { createMediaStore } = await import("./store.ts");
const { createLimiter } = await import("./limiter.ts");

let background: FakeBackground;
let outer: AbortController;

beforeEach(() => {
  const made = createFakeBackground();
  background = made.background;
  Object.assign(fake.browser, made.browser);
  outer = new AbortController();
});
afterEach(() => {
  outer.abort();
  vi.restoreAllMocks();
});

/** A PNG of one colour, as the browser makes it. */
async function png(side = 8): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  canvas.getContext("2d")?.fillRect(0, 0, side, side / 2);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no png"))), "image/png");
  });
}

async function shown(address: string): Promise<MediaSource & { from: "img" }> {
  const element = new Image();
  element.src = address;
  await element.decode().catch(() => undefined);
  return { from: "img", element, address };
}

const bytesOf = async (blob: Blob) => btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
const get = (source: MediaSource) => fetchMedia(source, outer.signal);

describe("bytes of an image", () => {
  it("come by a blob: address byte for byte", async () => {
    const blob = await png();
    const result = await get(await shown(URL.createObjectURL(blob)));
    expect(result).toEqual({ asset: { sha256: "sha-0", type: "image/png", size: blob.size } });
    expect(background.assets[0]?.bytes).toBe(await bytesOf(blob));
  });

  it("travel in parts that join to the same bytes", async () => {
    const noise = new Uint8Array(1_000_001).map((_, at) => (at * 7919) % 251);
    const blob = new Blob([await png(), noise], { type: "image/png" });
    await get(await shown(URL.createObjectURL(blob)));
    expect(background.asked.filter((name) => name === "asset.put").length).toBe(3);
    const sent = Uint8Array.from(atob(background.assets[0]?.bytes ?? ""), (char) => char.charCodeAt(0));
    const bytes = new Uint8Array(await blob.arrayBuffer());
    expect(sent.length).toBe(bytes.length);
    expect(sent.every((byte, at) => byte === bytes[at])).toBe(true);
  });

  it("are redrawn from the page where fetching is forbidden, and say so", async () => {
    const source = await shown(URL.createObjectURL(await png()));
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("blocked by policy"));
    expect(await get(source)).toMatchObject({ asset: { type: "image/png", redrawn: true } });
  });

  it("are left to the background where the page's picture may not be read either", async () => {
    const source = await shown(URL.createObjectURL(await png()));
    source.address = "https://other.example/a.png";
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("another origin"));
    vi.spyOn(HTMLCanvasElement.prototype, "toBlob").mockImplementation(() => {
      throw new DOMException("tainted", "SecurityError");
    });
    background.assetFetch = (address) => ({ problem: `not granted ${address.length}` });
    expect(await get(source)).toEqual({ problem: "not granted 27" });
  });

  it("of SVG are stored as they are and never drawn by us", async () => {
    const svg = new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><script>x</script></svg>'], {
      type: "image/svg+xml",
    });
    const draw = vi.spyOn(CanvasRenderingContext2D.prototype, "drawImage");
    expect(await get(await shown(URL.createObjectURL(svg)))).toMatchObject({ asset: { type: "image/svg+xml" } });
    const data = await shown(`data:image/svg+xml,${encodeURIComponent(await svg.text())}`);
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("blocked"));
    expect(await get(data)).toEqual({ problem: "not-readable" });
    expect(draw).not.toHaveBeenCalled();
  });

  it.each([
    [
      "too-large",
      { status: 200, headers: { "content-length": String(26 * 1024 * 1024), "content-type": "image/png" } },
    ],
    ["http-404", { status: 404 }],
    ["not-an-image", { status: 200, headers: { "content-type": "text/html" } }],
  ])("are given up with the reason %s", async (problem, init) => {
    vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response("<html>sign in</html>", init));
    expect(await get({ from: "img", element: new Image(), address: "blob:x" })).toEqual({ problem });
    expect(background.assets).toHaveLength(0);
  });
});

function message(id: string, media: [string, MediaSource][]): ReadMessage {
  const parts = media.map(([key]): Part => ({ kind: "image", key, alt: "", origin: "content" }));
  return { ids: [id], role: "user", parts, finished: true, media: new Map(media) };
}

describe("the images of a conversation", () => {
  const images = (parts: Part[]) => parts as ImagePart[];
  const store = (held: string[] = []) => {
    const changed: string[] = [];
    const isHeld = (name: string) => held.includes(name);
    return {
      changed,
      media: createMediaStore({ isHeld, onChange: (turn) => changed.push(turn), signal: outer.signal }),
    };
  };

  it("wait, then carry their bytes, and are fetched once however often their message is read", async () => {
    const source = await shown(URL.createObjectURL(await png()));
    const { media, changed } = store();
    const first = media.take(message("m1", [["a", source]]), "turn-1");
    expect(first.waits).toBe(true);
    expect(images(first.message.parts)[0]).not.toHaveProperty("asset");
    await eventually("all fetches", () => media.pending() === 0);
    expect(changed).toEqual(["turn-1"]);
    const filled = media.take(message("m1", [["a", source]]), "turn-1");
    expect(filled.waits).toBe(false);
    expect(images(filled.message.parts)[0]?.asset?.type).toBe("image/png");
    expect(background.assets).toHaveLength(1);
  });

  it("are not fetched where the archive has them", async () => {
    const source = await shown(URL.createObjectURL(await png()));
    const { media } = store(["m1 a"]);
    expect(media.take(message("m1", [["a", source]]), "t").waits).toBe(false);
    expect(background.asked).toEqual([]);
  });

  it("that failed say why, and are tried again only when asked to", async () => {
    const source: MediaSource = { from: "img", element: new Image(), address: "blob:gone" };
    const { media } = store();
    media.take(message("m1", [["a", source]]), "t");
    await eventually("all fetches", () => media.pending() === 0);
    expect(images(media.take(message("m1", [["a", source]]), "t").message.parts)[0]?.problem).toBe("not-readable");
    expect(media.pending()).toBe(0);
    media.forgiveProblems();
    expect(media.take(message("m1", [["a", source]]), "t").waits).toBe(true);
    await eventually("all fetches", () => media.pending() === 0);
  });

  it("are fetched a few at a time", async () => {
    const limited = createLimiter(3);
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => limited(work)));
    expect(most).toBe(3);
  });
});
