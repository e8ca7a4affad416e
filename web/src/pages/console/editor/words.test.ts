import { checkWords } from "../../../testing/wordCheck.ts";
import { editorWords } from "./words.ts";

checkWords("console/editor", editorWords);
