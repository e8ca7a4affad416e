import { checkWords } from "../../../testing/wordCheck.ts";
import { recordsWords } from "./words.ts";

checkWords("console/records", recordsWords);
