import { checkWords } from "../../../testing/wordCheck.ts";
import { exportsWords } from "./words.ts";

checkWords("console/exports", exportsWords);
