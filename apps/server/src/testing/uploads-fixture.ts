import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RawWorkbook } from "@jobcan-automation/contract";
import { createFakeClock, createFakeTelemetry } from "@jobcan-automation/core/testing";
import { createFairPlaces } from "../uploads/fair-places.ts";
import { createUploadFiles } from "../uploads/upload-files.ts";
import { LocalUploads } from "../uploads/upload-service.ts";

/** One day of November, as the reader gives it. */
export const readWorkbookOfOneDay: RawWorkbook = {
  format: "xlsx",
  sheets: [],
  sheet: {
    name: "十一月",
    headerRow: 1,
    headers: [],
    mapping: { date: 1, start: 2, end: 3 },
    rows: [
      {
        row: 2,
        cells: { date: { text: "2026-11-02" }, start: { text: "9:00" }, end: { text: "18:00" } },
      },
    ],
  },
};

/** Uploads on a disk of their own, with the service's shares; nothing is read. */
export function openUploads(): Disposable & { uploads: LocalUploads } {
  const folder = mkdtempSync(join(tmpdir(), "uploads-fixture-"));
  const uploads = new LocalUploads({
    files: createUploadFiles(folder, 1),
    clock: createFakeClock(),
    telemetry: createFakeTelemetry(),
    memory: () => ({ usedMb: 1, warningMb: 400, limitMb: 450, refusesNewJob: false }),
    places: createFairPlaces({
      atOnce: { owner: 1, address: 1, all: 1 },
      waiting: { owner: 3, address: 250, all: 1_000 },
    }),
    readWorkbook: async () => await Promise.resolve(readWorkbookOfOneDay),
  });
  return { uploads, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
