import type { Debate } from "../domain/debate.ts";
import { fullCount, shortCount } from "../domain/formats.ts";
import { useAreaWords, useLanguage } from "../lib/services.ts";
import { Icon } from "./Icon.tsx";
import { partWords } from "./partWords.ts";

export type FigureName = "views" | "likes" | "comments";

const figures = {
  views: { icon: "eye", count: (debate: Debate) => debate.viewCount },
  likes: { icon: "heart", count: (debate: Debate) => debate.likeCount },
  comments: { icon: "chat", count: (debate: Debate) => debate.commentCount },
} as const;

/** Counts of a debate: short to the eye, exact in the tooltip and to a screen reader. */
export function Figures({ debate, names, isLarge = false }: {
  debate: Debate;
  names: readonly FigureName[];
  isLarge?: boolean;
}) {
  const own = useAreaWords(partWords);
  const language = useLanguage();
  return (
    <ul className={isLarge ? "figures figures-large" : "figures"}>
      {names.map((name) => {
        const count = figures[name].count(debate);
        const exact = `${own.figures[name]} ${fullCount(count, language)}`;
        return (
          <li key={name} title={exact}>
            <Icon name={figures[name].icon} />
            <span aria-hidden="true" className="number">{shortCount(count, language)}</span>
            {isLarge && <span aria-hidden="true">{own.figures[name]}</span>}
            <span className="unseen">{exact}</span>
          </li>
        );
      })}
    </ul>
  );
}
