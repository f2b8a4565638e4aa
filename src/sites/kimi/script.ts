import { offer } from "../offered.ts";
import { kimi } from "./index.ts";

offer(kimi);
