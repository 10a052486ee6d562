export { displayFileName } from "./file-name.ts";
export { readWorkbook } from "./read-workbook.ts";
export type { ReceiptLabels } from "./receipt-rows.ts";
export { sweepReaders } from "./sweep-readers.ts";
