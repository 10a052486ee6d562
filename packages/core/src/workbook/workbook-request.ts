import type { Facts, RawWorkbook, ReadChoice } from "@jobcan-automation/contract";
import type { workbookLimits } from "@jobcan-automation/contract/limits";
import type { RefusalCode } from "./refusal.ts";

/** The limits of contract/limits, each of which an operator may set otherwise. */
export type WorkbookLimits = { readonly [Name in keyof typeof workbookLimits]: number };

/** One read as the workbook process is asked for it. `fileName` is only looked at for its ending. */
export interface ReadRequest {
  kind: "read";
  path: string;
  fileName: string;
  choice: ReadChoice;
  limits: WorkbookLimits;
}

/** Anything the workbook process can be asked for. */
export type WorkbookRequest = ReadRequest;

/** The first line of the process' answer; bytes of a written file follow it. */
export type WorkbookAnswer =
  | { ok: true; workbook?: RawWorkbook }
  | { ok: false; code: RefusalCode | "INTERNAL"; facts: Facts; detail?: string };
