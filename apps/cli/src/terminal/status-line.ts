import { wrapText } from "./text-width.ts";

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
    // A line as wide as the terminal would go on in the next one.
    if (line !== "") stream.write(wrapText(line, stream.columns - 1)[0] ?? "");
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
