import { offer } from "../offered.ts";
import { chatgpt } from "./index.ts";

offer(chatgpt);
