import { useState } from "react";
import { debateActs, type OwnDebate } from "../../../domain/ownDebate.ts";
import { done } from "../../../lib/read.ts";
import { useAreaWords, useServices } from "../../../lib/services.ts";
import { ConfirmDialog, type Question } from "../../../parts/ConfirmDialog.tsx";
import { Menu, type MenuItem } from "../../../parts/Menu.tsx";
import { RerunDialog } from "./RerunDialog.tsx";
import { debatesWords } from "./words.ts";

type Asked = "rerun" | "archive" | "restore" | "delete";

/** What can be done with one debate of the list; each asks before. */
export function DebateMenu({ debate, onChange }: { debate: OwnDebate; onChange: () => void }) {
  const { api, router } = useServices();
  const own = useAreaWords(debatesWords);
  const [asked, setAsked] = useState<Asked | null>(null);
  const may = debateActs(debate);
  const { liveId, title } = debate;
  const close = () => setAsked(null);
  const isOwn = debate.roles.includes("organiser");

  const items: MenuItem[] = [
    { name: own.desk, icon: "megaphone", onChoose: () => router.go(`/console/${liveId}`) },
    { name: own.open, icon: "eye", onChoose: () => router.go(`/debate/${liveId}`) },
  ];
  if (isOwn) {
    items.push({
      name: own.edit,
      icon: "edit",
      onChoose: () => router.go(`/console/${liveId}/edit`),
    });
  }
  const ask = (name: Asked, item: Omit<MenuItem, "name" | "onChoose">) => {
    if (may[name]) items.push({ name: own[name], onChoose: () => setAsked(name), ...item });
  };
  ask("rerun", { icon: "refresh" });
  ask("archive", { icon: "inbox" });
  ask("restore", { icon: "undo" });
  ask("delete", { icon: "bin", isDanger: true });

  const questions: Record<Exclude<Asked, "rerun">, Question<true>> = {
    archive: {
      question: own.archiveQuestion(title),
      consequence: <p>{own.archiveText}</p>,
      confirm: own.archive,
      confirmKind: "main",
      act: (key) => api.send("PUT", `/api/live/${liveId}/archive`, undefined, done, { key }),
    },
    restore: {
      question: own.restoreQuestion(title),
      consequence: <p>{own.restoreText}</p>,
      confirm: own.restore,
      confirmKind: "main",
      act: (key) => api.send("DELETE", `/api/live/${liveId}/archive`, undefined, done, { key }),
    },
    delete: {
      question: own.deleteQuestion(title),
      consequence: <p>{own.deleteText}</p>,
      confirm: own.deleteConfirm,
      act: (key) => api.send("DELETE", `/api/live/${liveId}`, undefined, done, { key }),
    },
  };

  return (
    <>
      <Menu label={own.actsOf(title)} items={items} />
      {asked === "rerun" && <RerunDialog debate={debate} onClose={close} />}
      {asked !== null && asked !== "rerun" && (
        <ConfirmDialog {...questions[asked]} onClose={close} onDone={onChange} />
      )}
    </>
  );
}
