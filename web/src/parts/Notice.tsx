import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon.tsx";

interface Props {
  icon: IconName;
  title: string;
  text: string;
  /** `page` when it is all the page has to say, so that its title is the page's heading. */
  level?: "page" | "part";
  isAlert?: boolean;
  /** The way on: a button or a link. */
  children?: ReactNode;
}

/** What stands in place of content: nothing here, not found, or it failed. */
export function Notice({ icon, title, text, level = "part", isAlert = false, children }: Props) {
  const Heading = level === "page" ? "h1" : "h2";
  return (
    <section className="notice" role={isAlert ? "alert" : undefined}>
      <Icon name={icon} className="notice-icon" />
      <Heading className="notice-title">{title}</Heading>
      <p className="notice-text">{text}</p>
      {children && <div className="notice-acts">{children}</div>}
    </section>
  );
}
