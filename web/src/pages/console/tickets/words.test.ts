import { checkWords } from "../../../testing/wordCheck.ts";
import { ticketsWords } from "./words.ts";

checkWords("console/tickets", ticketsWords);
