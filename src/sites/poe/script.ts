import { offer } from "../offered.ts";
import { poe } from "./index.ts";

offer(poe);
