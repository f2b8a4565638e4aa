import { offer } from "../offered.ts";
import { metaAi } from "./index.ts";

offer(metaAi);
