export { type HostileUpload, hostileUploads } from "./hostile-uploads.ts";
export { headerRow, textRow, xlsxEntries, xlsxFile } from "./xlsx-file.ts";
export { zipFile } from "./zip-file.ts";
export { readersOf } from "./reader-processes.ts";
export { createRandom, isIn, pick, type Random, roll } from "./mutate/chance.ts";
export { mutatedFile } from "./mutate/mutated-file.ts";
