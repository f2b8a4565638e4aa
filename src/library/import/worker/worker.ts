import { openArchive } from "../../../archive/open.ts";
import { openContainer } from "../../../import/container/open.ts";
import { detect } from "../../../import/detect.ts";
import { ImportError } from "../../../import/format.ts";
import { formats } from "../../../import/formats.ts";
import type { Order, Told } from "../protocol.ts";
import { newSession } from "./session.ts";
import { troubleOf } from "./trouble.ts";

// Reads files and writes to the archive, so that the page stays free. Lives as long as the page wants it.

const order = newSession(
  {
    async open(files, signal) {
      const container = await openContainer(files, { signal });
      const { claims, problems } = await detect(container, formats, signal);
      if (claims.length === 0) throw problems[0]?.error ?? new ImportError("unknown-format");
      return { container, claims, troubles: problems.map(({ path, error }) => ({ ...troubleOf(error), file: path })) };
    },
    archive: openArchive,
  },
  (told: Told) => postMessage(told),
);

addEventListener("message", ({ data }: MessageEvent<Order>) => order(data));
