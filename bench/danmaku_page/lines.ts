import { colours, type Line } from "../../web/src/danmaku/line.ts";

const texts = [
  "说得好",
  "正方这个论据很扎实",
  "反方根本没有回应核心问题",
  "数据来源是哪里？",
  "666666",
  "自由不是没有约束，而是自己给自己立法",
  "三辩的反驳太精彩了，一下子就抓住了对方定义里的漏洞",
  "The burden of proof is on them 👏👏",
  "哈哈哈哈哈哈",
  "مرحبا، نقطة ممتازة",
  "👨‍👩‍👧‍👦🏳️‍🌈 一家人都在看",
  "Z̷̢a̶l̴g̵o 也只能待在自己的道里",
  "<b onclick=alert(1)>只是文字</b>",
  "长".repeat(60),
];

/** The same lines in every run: the n-th that is said. */
export function lineOf(number: number): Line {
  const side = ([null, "affirmative", "negative", null] as const)[number % 4] ?? null;
  const place = number % 23 === 0 ? "top" : number % 29 === 0 ? "bottom" : "roll";
  return {
    id: `d${number}`,
    text: texts[number * 5 % texts.length] ?? "",
    side,
    colour: number % 5 === 0 ? colours[number % colours.length] ?? "white" : "white",
    place,
    author: {
      name: `游客${number % 97}`,
      badge: number % 50 === 0 ? "moderator" : null,
      tag: `t${number % 97}`,
    },
  };
}
