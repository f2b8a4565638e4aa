import { testFixtures } from "../testing/fixtures.ts";
import { deepseek } from "./index.ts";

testFixtures(
  deepseek,
  import.meta.glob<string>("./fixtures/*.html", { query: "?raw", import: "default", eager: true }),
  import.meta.glob<unknown>("./fixtures/*.expected.json", { import: "default", eager: true }),
);
