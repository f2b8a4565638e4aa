import { testFixtures } from "../testing/fixtures.ts";
import { zai } from "./index.ts";

testFixtures(
  zai,
  import.meta.glob<string>("./fixtures/*.html", { query: "?raw", import: "default", eager: true }),
  import.meta.glob<unknown>("./fixtures/*.expected.json", { import: "default", eager: true }),
);
