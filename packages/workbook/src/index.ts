export { displayFileName } from "./file-name.ts";
export { readWorkbook } from "./read-workbook.ts";
export { sweepReaders } from "./sweep-readers.ts";
export { makeReceipt } from "./make-receipt.ts";
export { makeTemplate } from "./make-template.ts";
