import { checkWords } from "../../../testing/wordCheck.ts";
import { roomsWords } from "./words.ts";

checkWords("console/rooms", roomsWords);
