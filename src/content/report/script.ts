import { offerReport } from "./offered.ts";
import { pageReport } from "./report.ts";

offerReport(pageReport);
