import { checkWords } from "../testing/wordCheck.ts";
import { playerWords } from "./words.ts";

checkWords("player", playerWords);
