import { offer } from "../offered.ts";
import { m365Copilot } from "./index.ts";

offer(m365Copilot);
