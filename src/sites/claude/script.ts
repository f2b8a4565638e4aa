import { offer } from "../offered.ts";
import { claude } from "./index.ts";

offer(claude);
