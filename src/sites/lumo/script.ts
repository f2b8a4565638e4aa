import { offer } from "../offered.ts";
import { lumo } from "./index.ts";

offer(lumo);
