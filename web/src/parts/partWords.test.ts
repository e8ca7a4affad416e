import { checkWords } from "../testing/wordCheck.ts";
import { partWords } from "./partWords.ts";

checkWords("parts", partWords);
