import { textWidth } from "./text-width.ts";

/** A last line of the terminal that is drawn anew while other lines go by above it. */
export interface StatusLine {
  /** Shows a line instead of the last one; an empty one takes it away. */
  show(line: string): void;
  /** Prints above it. */
  above(print: () => void): void;
}

const eraseLine = "\r\u001B[K";

/** A status line of a stream; where that is no terminal, nothing is ever shown. */
export function createStatusLine(
  stream: Pick<NodeJS.WriteStream, "write" | "columns" | "isTTY">,
): StatusLine {
  let shown = "";
  const draw = (line: string) => {
    if (line !== "" && textWidth(line) < stream.columns) stream.write(line);
  };
  return {
    show: (line) => {
      if (!stream.isTTY || line === shown) return;
      stream.write(eraseLine);
      shown = line;
      draw(line);
    },
    above: (print) => {
      if (shown !== "") stream.write(eraseLine);
      print();
      draw(shown);
    },
  };
}
