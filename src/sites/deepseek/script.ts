import { offer } from "../offered.ts";
import { deepseek } from "./index.ts";

offer(deepseek);
