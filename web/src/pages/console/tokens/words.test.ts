import { checkWords } from "../../../testing/wordCheck.ts";
import { tokensWords } from "./words.ts";

checkWords("console/tokens", tokensWords);
