import { testFixtures } from "../testing/fixtures.ts";
import { m365Copilot } from "./index.ts";

testFixtures(
  m365Copilot,
  import.meta.glob<string>("./fixtures/*.html", { query: "?raw", import: "default", eager: true }),
  import.meta.glob<unknown>("./fixtures/*.expected.json", { import: "default", eager: true }),
);
