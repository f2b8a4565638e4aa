import { testFixtures } from "../testing/fixtures.ts";
import { librechat } from "./index.ts";

testFixtures(
  librechat,
  import.meta.glob<string>("./fixtures/*.html", { query: "?raw", import: "default", eager: true }),
  import.meta.glob<unknown>("./fixtures/*.expected.json", { import: "default", eager: true }),
);
