import { offer } from "../offered.ts";
import { gemini } from "./index.ts";

offer(gemini);
