import { checkWords } from "../testing/wordCheck.ts";
import { danmakuWords } from "./words.ts";

checkWords("danmaku", danmakuWords);
