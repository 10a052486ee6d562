/** One part of a stream of a picture: a frame, or a message as JSON. */
export type PicturePart = { kind: "frame"; jpeg: Uint8Array } | { kind: "json"; json: string };

const headBytes = 5;
const kinds = { json: 0, frame: 1 } as const;
/** A part that says it is larger is none: the stream is broken. */
const maxPartBytes = 4_000_000;

/** A part as bytes: its length (4 bytes, big end first), its kind, its content. */
export function encodePicturePart(part: PicturePart): Uint8Array<ArrayBuffer> {
  const body = part.kind === "frame" ? part.jpeg : new TextEncoder().encode(part.json);
  const bytes = new Uint8Array(headBytes + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length);
  bytes[4] = kinds[part.kind];
  bytes.set(body, headBytes);
  return bytes;
}

/** Puts parts together from pieces of any size. Throws RangeError where the bytes are no such stream. */
export class PicturePartReader {
  #held = new Uint8Array(0);

  /** The parts that are complete with this piece. */
  push(piece: Uint8Array): PicturePart[] {
    const joined = new Uint8Array(this.#held.length + piece.length);
    joined.set(this.#held);
    joined.set(piece, this.#held.length);
    const parts: PicturePart[] = [];
    let at = 0;
    while (joined.length - at >= headBytes) {
      const size = new DataView(joined.buffer, at).getUint32(0);
      if (size > maxPartBytes) throw new RangeError("a part of a picture is too large");
      if (joined.length - at < headBytes + size) break;
      const body = joined.subarray(at + headBytes, at + headBytes + size);
      parts.push(partOf(joined[at + 4], body));
      at += headBytes + size;
    }
    this.#held = joined.slice(at);
    return parts;
  }
}

function partOf(kind: number | undefined, body: Uint8Array): PicturePart {
  if (kind === kinds.frame) return { kind: "frame", jpeg: body };
  if (kind === kinds.json) return { kind: "json", json: new TextDecoder().decode(body) };
  throw new RangeError("a part of a picture is of no kind");
}
