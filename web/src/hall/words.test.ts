import { checkWords } from "../testing/wordCheck.ts";
import { hallWords } from "./words.ts";

checkWords("hall", hallWords);
