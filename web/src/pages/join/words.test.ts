import { checkWords } from "../../testing/wordCheck.ts";
import { joinWords } from "./words.ts";

checkWords("join", joinWords);
