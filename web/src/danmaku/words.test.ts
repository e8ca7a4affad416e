import { checkWords } from "../testing/wordCheck.ts";
import { danmakuControlWords } from "./controlWords.ts";
import { danmakuWords } from "./words.ts";

checkWords("danmaku", danmakuWords);
checkWords("danmaku controls", danmakuControlWords);
