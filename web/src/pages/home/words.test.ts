import { checkWords } from "../../testing/wordCheck.ts";
import { homeWords } from "./words.ts";

checkWords("home", homeWords);
