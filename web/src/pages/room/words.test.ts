import { checkWords } from "../../testing/wordCheck.ts";
import { roomWords } from "./words.ts";

checkWords("room", roomWords, { foreign: ["and", "colon", "length", "standing"] }); // marks alone
