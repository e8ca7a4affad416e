import { checkWords } from "../../../testing/wordCheck.ts";
import { moderationWords } from "./danmaku/words.ts";
import { roundWords } from "./rounds/words.ts";
import { statsWords } from "./stats/words.ts";
import { toolWords } from "./tools/words.ts";
import { deskWords } from "./words.ts";

checkWords("desk", deskWords);
checkWords("desk, rounds", roundWords);
checkWords("desk, danmaku", moderationWords);
checkWords("desk, figures", statsWords);
checkWords("desk, tools", toolWords);
