import { testFixtures } from "../testing/fixtures.ts";
import { metaAi } from "./index.ts";

testFixtures(
  metaAi,
  import.meta.glob<string>("./fixtures/*.html", { query: "?raw", import: "default", eager: true }),
  import.meta.glob<unknown>("./fixtures/*.expected.json", { import: "default", eager: true }),
);
