import { checkWords } from "../testing/wordCheck.ts";
import { formDialogWords } from "./formDialogWords.ts";

checkWords("form windows", formDialogWords);
