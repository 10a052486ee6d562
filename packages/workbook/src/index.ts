export { displayFileName } from "./file-name.ts";
export { readWorkbook } from "./read-workbook.ts";
export type { ReceiptLabels } from "./receipt-rows.ts";
export { sweepReaders } from "./sweep-readers.ts";
export { makeReceipt } from "./make-receipt.ts";
export { makeTemplate } from "./make-template.ts";
export { receiptCsv } from "./receipt-csv.ts";
export { receiptJson } from "./receipt-json.ts";
export { receiptRows } from "./receipt-rows.ts";
