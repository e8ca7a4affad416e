import { checkWords } from "../../testing/wordCheck.ts";
import { moreWords } from "./moreWords.ts";

checkWords("more of the room", moreWords, { foreign: ["and", "colon"] }); // marks alone
