/** Changes to a text whose places must be there as expected; each of them throws where they are not. */
export class Cuts {
  #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  /** Drops all from this place on. */
  endAt(mark: string): void {
    this.#text = this.#text.slice(0, this.#only(mark));
  }

  replace(part: string, by: string): void {
    const at = this.#only(part);
    this.#text = this.#text.slice(0, at) + by + this.#text.slice(at + part.length);
  }

  replaceAll(part: string, by: string): void {
    if (!this.#text.includes(part)) throw new Error(`not there: ${part}`);
    this.#text = this.#text.replaceAll(part, () => by);
  }

  /** Removes the first `part` behind `mark`. */
  removeAfter(mark: string, part: string): void {
    const at = this.#behind(mark, part);
    this.#text = this.#text.slice(0, at) + this.#text.slice(at + part.length);
  }

  /** Leaves nothing between `open` and the first `close` behind it. */
  empty(open: string, close: string): void {
    const end = this.#behind(open, close);
    this.#text = this.#text.slice(0, this.#only(open) + open.length) + this.#text.slice(end);
  }

  #only(part: string): number {
    const at = this.#text.indexOf(part);
    if (at === -1 || this.#text.includes(part, at + 1)) {
      throw new Error(`${at === -1 ? "not there" : "more than once"}: ${part}`);
    }
    return at;
  }

  #behind(mark: string, part: string): number {
    const at = this.#text.indexOf(part, this.#only(mark) + mark.length);
    if (at === -1) throw new Error(`not behind ${mark}: ${part}`);
    return at;
  }
}
