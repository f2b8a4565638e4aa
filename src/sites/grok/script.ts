import { offer } from "../offered.ts";
import { grok } from "./index.ts";

offer(grok);
