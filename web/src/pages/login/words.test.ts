import { checkWords } from "../../testing/wordCheck.ts";
import { loginWords } from "./words.ts";

checkWords("login", loginWords);
