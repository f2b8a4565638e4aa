import { offer } from "../offered.ts";
import { mistral } from "./index.ts";

offer(mistral);
