import { checkWords } from "../../../testing/wordCheck.ts";
import { staffWords } from "./words.ts";

checkWords("console/staff", staffWords);
