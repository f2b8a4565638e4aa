import { testFixtures } from "../testing/fixtures.ts";
import { lobechat } from "./index.ts";

testFixtures(
  lobechat,
  import.meta.glob<string>("./fixtures/*.html", { query: "?raw", import: "default", eager: true }),
  import.meta.glob<unknown>("./fixtures/*.expected.json", { import: "default", eager: true }),
);
