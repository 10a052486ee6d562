import { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/** A piece from here on is handed on as it came. */
const largeBytes = 4 * 1024;
const gatheredBytes = 16 * 1024;

/**
 * A request whose body is held in pieces of some size, however it comes: a chunk of one byte would else be an object
 * of its own, of 160 bytes and with a turn of every stream behind it (SECURITY.md T19).
 */
export class GatheredMessage extends IncomingMessage {
  #gathered = Buffer.alloc(0);
  #length = 0;
  #isDue = false;

  // oxlint-disable-next-line typescript/no-useless-constructor -- node:http makes it by this signature
  constructor(socket: Socket) {
    super(socket);
  }

  /** Called by the parser with each piece as it is on the wire; false once enough is held. */
  override push(piece: unknown, encoding?: BufferEncoding): boolean {
    if (!(piece instanceof Uint8Array) || piece.length >= largeBytes) {
      this.#handOn();
      return super.push(piece, encoding);
    }
    if (this.destroyed) return false;
    if (this.#length + piece.length > this.#gathered.length) this.#handOn();
    if (this.#length === 0) this.#gathered = Buffer.allocUnsafeSlow(gatheredBytes);
    this.#gathered.set(piece, this.#length);
    this.#length += piece.length;
    this.#handOnSoon();
    return this.readableLength + this.#length < this.readableHighWaterMark;
  }

  /** Once what is here of it has been read; a tick would come after each piece. */
  #handOnSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      this.#handOn();
    });
  }

  #handOn(): void {
    const piece = this.#gathered.subarray(0, this.#length);
    this.#gathered = Buffer.alloc(0);
    this.#length = 0;
    if (piece.length > 0 && !this.destroyed) super.push(piece);
  }
}
