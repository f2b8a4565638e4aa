import { offer } from "../offered.ts";
import { notebooklm } from "./index.ts";

offer(notebooklm);
