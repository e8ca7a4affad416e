import { checkWords } from "../../testing/wordCheck.ts";
import { roomWords } from "./words.ts";

checkWords("room", roomWords, { foreign: ["length", "standing"] }); // marks alone
