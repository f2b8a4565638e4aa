import { testFixtures } from "../testing/fixtures.ts";
import { notebooklm } from "./index.ts";

testFixtures(
  notebooklm,
  import.meta.glob<string>("./fixtures/*.html", { query: "?raw", import: "default", eager: true }),
  import.meta.glob<unknown>("./fixtures/*.expected.json", { import: "default", eager: true }),
);
