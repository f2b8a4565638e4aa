import { offer } from "../offered.ts";
import { copilot } from "./index.ts";

offer(copilot);
