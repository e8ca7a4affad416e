import { holdEnglish } from "../words/english.ts";
import * as tables from "../words/tables.ts";

// Tests speak both languages from the start.
holdEnglish(tables);
