import { checkWords } from "../../testing/wordCheck.ts";
import { screenWords } from "./words.ts";

checkWords("screen", screenWords);
