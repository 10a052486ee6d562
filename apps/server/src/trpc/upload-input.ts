import { AutofillError } from "@jobcan-automation/contract";

interface UploadInput {
  /** What a client sends: a form with the field `file`, or the bytes themselves. */
  _input: FormData | Blob | Uint8Array;
  /** What the server works with; a form's file was unwrapped on its way in, so that it is never held whole. */
  _output: ReadableStream<Uint8Array>;
  parse(value: unknown): ReadableStream<Uint8Array>;
}

/** A workbook's bytes as a stream, whichever way they came. */
export const uploadInput: UploadInput = {
  _input: new Uint8Array(),
  _output: new ReadableStream(),
  parse: (value) => {
    if (value instanceof ReadableStream) return value;
    throw new AutofillError("INVALID_REQUEST", { field: "file" });
  },
};
