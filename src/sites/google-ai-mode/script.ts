import { offer } from "../offered.ts";
import { googleAiMode } from "./index.ts";

offer(googleAiMode);
