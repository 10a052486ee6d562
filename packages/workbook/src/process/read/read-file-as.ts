import { open, type FileHandle } from "node:fs/promises";
import type { RawWorkbook } from "@jobcan-automation/contract";
import { inspectContainer } from "./xlsx/inspect-container.ts";
import { readXlsx } from "./xlsx/read-xlsx.ts";
import { unsupportedFile } from "../../refusal.ts";
import { isEncryptedPackage, sniffKind } from "./sniff-kind.ts";
import type { ReadRequest } from "../../workbook-request.ts";

/** Reads a file by its content; its name decides whether a text may be CSV, and may say the month. Throws a Refusal. */
export async function readFileAs(request: ReadRequest): Promise<RawWorkbook> {
  await using file = await open(request.path, "r");
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(headBytes), position: 0 });
  const kind = sniffKind(buffer.subarray(0, bytesRead));
  if (kind === "zip") return await readZip(request);
  if (kind === "text") return await readText(request, file);
  if (kind !== "compound") throw unsupportedFile(kind);
  throw unsupportedFile(isEncryptedPackage(await file.readFile()) ? "encrypted" : "xls");
}

async function readZip({ path, choice, limits, fileName }: ReadRequest): Promise<RawWorkbook> {
  await using container = await inspectContainer(path, limits);
  return await readXlsx(container, { choice, limits, fileName });
}

/** A text file that is named like a workbook was renamed, so it is not read as CSV (docs/faults.md F40). */
async function readText(request: ReadRequest, file: FileHandle): Promise<RawWorkbook> {
  if (/\.xls[xmb]?$/i.test(request.fileName)) throw unsupportedFile("text");
  const { readCsv } = await import("./csv/read-csv.ts");
  return await readCsv(file, request);
}

const headBytes = 4096;
