import { checkWords } from "../../../testing/wordCheck.ts";
import { usersWords } from "./words.ts";

checkWords("console/users", usersWords);
