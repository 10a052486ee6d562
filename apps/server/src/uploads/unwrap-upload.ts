import { AutofillError } from "@jobcan-automation/contract";
import { fileTooLarge } from "./upload-files.ts";
import { readFormFile } from "./multipart-file.ts";

/** An upload as tRPC is given it: the bytes as a stream, whether they came as a form or as they are. */
export interface UnwrappedUpload {
  request: Request;
  fileName: string;
}

// A form's own head and end.
const formBytes = 64 * 1024;

/**
 * Turns a form with one file into the stream of that file. Throws FILE_TOO_LARGE by the announced length,
 * INVALID_REQUEST for any other content.
 */
export async function unwrapUpload(
  request: Request,
  maxFileSizeMb: number,
): Promise<UnwrappedUpload> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > maxFileSizeMb * 1024 * 1024 + formBytes) throw fileTooLarge(maxFileSizeMb);
  const type = request.headers.get("content-type") ?? "";
  const { body } = request;
  if (body === null) throw new AutofillError("INVALID_REQUEST", { field: "file" });
  if (/^application\/octet-stream\b/i.test(type)) {
    return { request, fileName: decodeName(request.headers.get("x-file-name") ?? "") };
  }
  if (!/^multipart\/form-data\b/i.test(type)) {
    throw new AutofillError("INVALID_REQUEST", { field: "content-type" });
  }
  const file = await readFormFile(body, type);
  const headers = new Headers(request.headers);
  headers.set("content-type", "application/octet-stream");
  headers.delete("content-length");
  const unwrapped = new Request(request.url, {
    method: "POST",
    headers,
    body: file.body,
    duplex: "half",
    signal: request.signal,
  });
  return { request: unwrapped, fileName: file.fileName };
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
