import { fullCount } from "../../../../domain/formats.ts";
import { type Giver, readBoard } from "../../../../domain/giving.ts";
import { useAreaWords, useLanguage } from "../../../../lib/services.ts";
import { LoadedPart } from "../../../../parts/LoadedPart.tsx";
import { type Column, Table } from "../../../../parts/Table.tsx";
import { usePolled } from "../usePolled.ts";
import { statsWords } from "./words.ts";

/** Who gave most. */
export function BoardTab({ liveId }: { liveId: string }) {
  const own = useAreaWords(statsWords);
  const language = useLanguage();
  const loaded = usePolled(`/api/live/${liveId}/leaderboard?size=20`, readBoard, 5000);
  const columns: Column<Giver>[] = [
    { id: "rank", name: own.rank, cell: ({ rank }) => rank, isNumber: true },
    { id: "name", name: own.name, cell: ({ name }) => <bdi>{name}</bdi> },
    {
      id: "points",
      name: own.points,
      cell: ({ points }) => fullCount(points, language),
      isNumber: true,
    },
  ];
  return (
    <LoadedPart
      of={loaded}
      isEmpty={(givers) => givers.length === 0}
      empty={<p className="field-hint">{own.boardEmpty}</p>}
    >
      {(givers) => (
        <Table
          caption={own.board}
          columns={columns}
          rows={givers}
          rowKey={({ tag }) => tag}
        />
      )}
    </LoadedPart>
  );
}
