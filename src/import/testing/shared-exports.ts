import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "vitest";
import { containerOf } from "./container-of.ts";

const folder = "../shared/exports";

/** A container of sample files that lie beside the project; one that is not there is an error: ask `testSample` first. */
export const sampleContainer = (...names: string[]) =>
  containerOf(Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(`${folder}/${name}`))])));

/** Names of all samples of a program. */
export const samplesOf = (program: string) =>
  existsSync(`${folder}/${program}`) ? readdirSync(`${folder}/${program}`).map((name) => `${program}/${name}`) : [];

/** A test with sample files that lie beside the project, which is seen to be skipped where they do not. */
export const testSample = test.skipIf(!existsSync(folder));
