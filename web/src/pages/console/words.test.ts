import { checkWords } from "../../testing/wordCheck.ts";
import { consoleWords } from "./words.ts";

checkWords("console", consoleWords, { foreign: ["and"] });
