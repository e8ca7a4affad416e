import { checkWords } from "../../testing/wordCheck.ts";
import { accountWords } from "./words.ts";

checkWords("account", accountWords);
