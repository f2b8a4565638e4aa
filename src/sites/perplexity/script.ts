import { offer } from "../offered.ts";
import { perplexity } from "./index.ts";

offer(perplexity);
