export { type HostileUpload, hostileUploads } from "./hostile-uploads.ts";
export { headerRow, textRow, xlsxEntries, xlsxFile } from "./xlsx-file.ts";
export { zipFile } from "./zip-file.ts";
export { readersOf } from "./reader-processes.ts";
