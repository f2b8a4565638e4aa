import { expect, it } from "vitest";
import { joinPieces } from "./join-pieces.ts";
import { pieceName } from "./names.ts";

const segment = "seg-12-3-0a1b2c3d.zip.age";
const hash = "89abcdef".repeat(8);
const piece = (nth: number) => new File([`part ${nth};`], pieceName(segment, nth, hash));

it("puts the pieces of a segment together, in whatever order they are given", async () => {
  const other = new File(["other"], "seg-1-1-01234567.zip");
  const files = joinPieces([piece(2), other, piece(10), ...[9, 8, 7, 6, 5, 4, 3, 1].map(piece)]);
  expect(files.map(({ name }) => name).sort()).toEqual([other.name, segment]);
  const whole = files.find(({ name }) => name === segment);
  expect(await whole?.text()).toBe(Array.from({ length: 10 }, (_, at) => `part ${at + 1};`).join(""));
});

it("leaves alone what is no piece, or not all of them", () => {
  const files = [
    piece(1),
    piece(3),
    new File([], "notes.zip.0001-89abcdef"),
    new File([], "a.zip"),
    new File([], "a.zip"),
  ];
  expect(joinPieces(files)).toEqual(files);
});
