import { useState, type KeyboardEvent } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import type { GridCell } from "./grid-rows.ts";
import "./grid-cell-input.css";

interface GridCellInputProps {
  cell: GridCell;
  describedBy: string | undefined;
  onCommit: (text: string) => void;
}

/** An editable cell. Enter or leaving it commits the text, Escape restores the old one. */
export function GridCellInput({ cell, describedBy, onCommit }: GridCellInputProps) {
  const { sentences } = useLanguage();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const commit = () => {
    if (typed !== undefined && typed !== cell.text) onCommit(typed);
    setTyped(undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // While composing, Enter picks a Japanese candidate and does not commit the text.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") commit();
    if (event.key === "Escape") setTyped(undefined);
  };
  return (
    <input
      className={`cell-input${cell.level === undefined ? "" : ` cell-${cell.level}`}${cell.edited ? " is-edited" : ""}`}
      aria-label={`${cell.name} ${sentences.columnRoles[cell.role]}`}
      placeholder={sentences.columnRoles[cell.role]}
      aria-invalid={cell.level === "error"}
      aria-describedby={cell.level === undefined ? undefined : describedBy}
      autoComplete="off"
      spellCheck={false}
      value={typed ?? cell.text}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}
