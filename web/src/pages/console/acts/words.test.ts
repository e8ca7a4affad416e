import { checkWords } from "../../../testing/wordCheck.ts";
import { actsWords } from "./words.ts";

checkWords("console/acts", actsWords);
