import { useRef, useState, type KeyboardEvent } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { Weekday } from "../../../shared/text/weekday.tsx";
import { gridStop } from "./grid-keys.ts";
import type { GridCell } from "./grid-rows.ts";
import "./grid-cell.css";

interface GridCellBoxProps {
  cell: GridCell;
  /** Of the row's date; shown in its cell. */
  weekday: number | undefined;
  /** Id of the row's findings, if it has any. */
  findings: string | undefined;
  onCommit: (text: string) => void;
}

/**
 * A cell as it was understood, with the file's own text beside it on hover, focus and tap. Enter, F2, a click or typing
 * edits it; Enter or leaving commits, Escape restores.
 */
export function GridCellBox({ cell, weekday, findings, onCommit }: GridCellBoxProps) {
  const { words, sentences } = useLanguage();
  const box = useRef<HTMLTableCellElement>(null);
  const [opened, setOpened] = useState<string | undefined>(undefined);
  const label = sentences.columnRoles[cell.role];
  const rawId = cell.raw === undefined ? undefined : `raw-${cell.key}`;
  const describedBy = [cell.level === undefined ? undefined : findings, rawId];
  const onKeyDown = (event: KeyboardEvent) => {
    const text = opened === undefined ? textToOpen(event, cell) : undefined;
    if (text === undefined) return;
    event.preventDefault();
    setOpened(text);
  };
  const close = (text: string | undefined) => {
    setOpened(undefined);
    if (text !== undefined && text !== cell.shown) onCommit(text);
  };
  return (
    <td
      {...gridStop}
      ref={box}
      className={classOf(cell)}
      data-place={cell.name}
      data-label={label}
      aria-invalid={cell.level === "error" ? true : undefined}
      aria-describedby={describedBy.filter((id) => id !== undefined).join(" ") || undefined}
      onKeyDown={onKeyDown}
      onClick={() => setOpened((text) => text ?? cell.shown)}
    >
      {opened === undefined ? (
        <span className="cell-value" data-label={label}>
          {cell.shown}
        </span>
      ) : (
        <CellInput
          name={`${cell.name} ${label}`}
          text={opened}
          isTyped={opened !== cell.shown}
          onClose={close}
          onLeave={() => box.current?.focus()}
        />
      )}
      {cell.role === "date" && weekday !== undefined ? <Weekday weekday={weekday} /> : null}
      {cell.raw === undefined ? null : (
        <span className="cell-raw" id={rawId}>
          {words.autofill.rawText(cell.raw)}
        </span>
      )}
    </td>
  );
}

function classOf({ role, level, edited }: GridCell): string {
  const state = level === undefined ? "" : ` cell-${level}`;
  return `grid-cell grid-${role}${state}${edited ? " is-edited" : ""}`;
}

/** The text with which a key opens the cell; undefined for keys that do not. */
function textToOpen(event: KeyboardEvent, { shown }: GridCell): string | undefined {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === "Enter" || key === "F2") return shown;
  if (key === "Delete" || key === "Backspace") return "";
  return key.length === 1 && key !== " " ? key : undefined;
}

interface CellInputProps {
  name: string;
  text: string;
  /** The text was typed just now, so that typing goes on behind it; otherwise it is selected as a whole. */
  isTyped: boolean;
  /** With the text to commit, or without one. */
  onClose: (text?: string) => void;
  /** Gives the focus back to the cell, which closes the input. */
  onLeave: () => void;
}

function CellInput({ name, text, isTyped, onClose, onLeave }: CellInputProps) {
  const [typed, setTyped] = useState(text);
  const isCancelled = useRef(false);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    // While composing, Enter picks a Japanese candidate and does not commit the text.
    if (event.nativeEvent.isComposing) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    isCancelled.current = event.key === "Escape";
    event.preventDefault();
    onLeave();
  };
  return (
    <input
      ref={isTyped ? focusAtEnd : focusWhole}
      className="cell-input"
      aria-label={name}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => onClose(isCancelled.current ? undefined : typed)}
      onKeyDown={onKeyDown}
    />
  );
}

function focusAtEnd(input: HTMLInputElement | null): void {
  input?.focus();
  input?.setSelectionRange(input.value.length, input.value.length);
}

function focusWhole(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
