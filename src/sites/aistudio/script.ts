import { offer } from "../offered.ts";
import { aistudio } from "./index.ts";

offer(aistudio);
