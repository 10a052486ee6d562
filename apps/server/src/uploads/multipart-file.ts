import { AutofillError } from "@jobcan-automation/contract";

/** The one file of a form, unwrapped while it streams in. */
export interface FormFile {
  fileName: string;
  /** Errors with INVALID_REQUEST where the form does not end after the file. */
  body: ReadableStream<Uint8Array>;
}

const maxHeadBytes = 8 * 1024;

/**
 * Reads a multipart body as far as the head of its first part, which must be the field `file`, and gives that part's
 * bytes as they come: a form parser would hold the whole file in memory. Throws INVALID_REQUEST {field}.
 */
export async function readFormFile(
  body: ReadableStream<Uint8Array>,
  contentType: string,
): Promise<FormFile> {
  const delimiter = Buffer.from(`\r\n--${boundaryOf(contentType)}`);
  const reader = body.getReader();
  // The first delimiter has no line before it; giving it one makes all of them alike.
  let held = Buffer.from("\r\n");
  const fill = async () => {
    const { done, value } = await reader.read();
    if (done) throw malformed();
    held = Buffer.concat([held, value]);
  };
  let headEnd = -1;
  while (headEnd < 0) {
    if (held.length > maxHeadBytes) throw malformed();
    await fill();
    headEnd = held.indexOf("\r\n\r\n");
  }
  const fileName = fileNameOf(held.subarray(0, headEnd).toString("utf8"), delimiter);
  held = held.subarray(headEnd + 4);
  return { fileName, body: partBody({ reader, delimiter, held }) };
}

function boundaryOf(contentType: string): string {
  const match = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) throw malformed();
  return boundary;
}

function fileNameOf(head: string, delimiter: Buffer): string {
  const start = delimiter.toString("utf8");
  const disposition = /\r\ncontent-disposition:\s*form-data;([^\r\n]*)/i.exec(head)?.[1] ?? "";
  const name = /(?:^|;)\s*name="([^"]*)"/.exec(disposition)?.[1];
  const fileName = /;\s*filename="([^"]*)"/.exec(disposition)?.[1];
  if (!head.startsWith(`${start}\r\n`) || name !== "file" || fileName === undefined) {
    throw malformed();
  }
  return fileName.replaceAll("%22", '"').replaceAll("%0D", "").replaceAll("%0A", "");
}

interface Part {
  reader: ReadableStreamDefaultReader<Uint8Array>;
  delimiter: Buffer;
  held: Buffer;
}

function partBody({ reader, delimiter, held: first }: Part): ReadableStream<Uint8Array> {
  let held = first;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (;;) {
        const end = held.indexOf(delimiter);
        if (end >= 0) {
          if (end > 0) controller.enqueue(held.subarray(0, end));
          await expectEnd(reader, held.subarray(end + delimiter.length));
          controller.close();
          return;
        }
        // The last bytes may be the beginning of the delimiter.
        const safe = held.length - delimiter.length;
        if (safe > 0) {
          controller.enqueue(held.subarray(0, safe));
          held = held.subarray(safe);
          return;
        }
        const { done, value } = await reader.read();
        if (done) throw malformed();
        if (mayHoldEnd(held, value, delimiter)) {
          held = Buffer.concat([held, value]);
          continue;
        }
        // Handed on as it came: copying every piece of a large file would cost its size in memory once more.
        if (held.length > 0) controller.enqueue(held);
        held = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      }
    },
    async cancel(reason) {
      await reader.cancel(reason);
    },
  });
}

/** True when the delimiter may begin in what is held; a piece shorter than it cannot tell. */
function mayHoldEnd(held: Buffer, next: Uint8Array, delimiter: Buffer): boolean {
  if (next.length < delimiter.length) return true;
  return Buffer.concat([held, next.subarray(0, delimiter.length)]).includes(delimiter);
}

/** After the file only the form's end may come: a second field or file is refused. */
async function expectEnd(reader: Part["reader"], rest: Buffer): Promise<void> {
  let tail = rest;
  while (tail.length < 2) {
    const { done, value } = await reader.read();
    if (done) throw malformed();
    tail = Buffer.concat([tail, value]);
  }
  if (tail.subarray(0, 2).toString() !== "--") throw malformed();
  await reader.cancel();
}

function malformed(): AutofillError {
  return new AutofillError("INVALID_REQUEST", { field: "file" });
}
