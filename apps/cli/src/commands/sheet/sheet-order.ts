import type { SheetMode } from "@jobcan-automation/contract";
import type { OptionName, Values } from "../../parser/options.ts";
import { accountOptions } from "../credentials.ts";
import { sheetOptions } from "./read-sheet.ts";

/** What fill and plan take alike. */
export const orderOptions = [
  ...accountOptions,
  "note",
  "group",
  "include-holidays",
  "unread-leave",
  "add-missing-on",
  ...sheetOptions,
  "first-day-only",
] as const satisfies OptionName[];

/** A sheet to send: which file, as the options say, and whether it is to be entered or only compared. */
export interface SheetOrder {
  file: string;
  mode: SheetMode;
  /** Without asking first. */
  unasked: boolean;
  values: Pick<Values, (typeof orderOptions)[number]>;
}
