import { offer } from "../offered.ts";
import { qwen } from "./index.ts";

offer(qwen);
