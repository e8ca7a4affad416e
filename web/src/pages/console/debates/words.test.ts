import { checkWords } from "../../../testing/wordCheck.ts";
import { debatesWords } from "./words.ts";

checkWords("console/debates", debatesWords);
