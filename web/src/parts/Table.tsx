import type { ReactNode } from "react";

export interface Column<T> {
  id: string;
  name: string;
  cell: (row: T) => ReactNode;
  /** Set to the right, in figures of one width. */
  isNumber?: boolean;
}

/** Rows of one kind. On a narrow page each row becomes a card whose cells name their column. */
export function Table<T>({ caption, columns, rows, rowKey, isBusy = false }: {
  /** What the rows are; read out, not shown. */
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  isBusy?: boolean;
}) {
  return (
    <table className="table" aria-busy={isBusy}>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ id, name, isNumber }) => (
            <th key={id} scope="col" className={isNumber ? "number cell-number" : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ id, name, cell, isNumber }) => (
              <td
                key={id}
                data-column={name}
                className={isNumber ? "number cell-number" : undefined}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
