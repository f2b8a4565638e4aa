import { offer } from "../offered.ts";
import { zai } from "./index.ts";

offer(zai);
