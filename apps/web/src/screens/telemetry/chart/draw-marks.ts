import type uPlot from "uplot";
import type { ChartStyle } from "./chart-style.ts";

export interface Marks {
  checkpoints: readonly { at: number; tag: string }[];
  warningMb: number;
  limitMb: number;
  warningLabel: string;
  limitLabel: string;
  /** The moment chosen in the list. */
  chosenAt: number | undefined;
}

/** Draws checkpoints as vertical lines with tags, thresholds as horizontal lines, and the chosen moment on top. */
export function drawMarks(plot: uPlot, marks: Marks, style: ChartStyle): void {
  const { ctx } = plot;
  ctx.save();
  for (const { at } of marks.checkpoints) drawVertical(plot, at, { colour: style.mark, width: 1 });
  drawTags(plot, marks, style);
  drawHorizontal(plot, marks.warningMb, {
    colour: style.warn,
    label: marks.warningLabel,
    card: style.card,
  });
  drawHorizontal(plot, marks.limitMb, {
    colour: style.bad,
    label: marks.limitLabel,
    card: style.card,
  });
  if (marks.chosenAt !== undefined) {
    drawVertical(plot, marks.chosenAt, { colour: style.chosen, width: 2.5 });
    drawTag(plot, marks, style);
  }
  ctx.restore();
}

/** A vertical line through the whole plot at an instant. */
export function drawVertical(
  plot: uPlot,
  atMs: number,
  { colour, width }: { colour: string; width: number },
): void {
  const { ctx, bbox } = plot;
  const x = plot.valToPos(atMs / 1000, "x", true);
  if (x < bbox.left || x > bbox.left + bbox.width) return;
  ctx.beginPath();
  ctx.setLineDash([]);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width * devicePixelRatio;
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
}

/** The checkpoints' tags along their lines, below the thresholds; of lines too close to each other only the first. */
function drawTags(plot: uPlot, { checkpoints, warningMb }: Marks, style: ChartStyle): void {
  const { ctx, bbox } = plot;
  const linePx = 14 * devicePixelRatio;
  const top = Math.max(bbox.top, plot.valToPos(warningMb, "y", true)) + 6 * devicePixelRatio;
  ctx.fillStyle = style.axis;
  ctx.font = `${11 * devicePixelRatio}px sans-serif`;
  ctx.textAlign = "right";
  ctx.textBaseline = "bottom";
  let free = bbox.left + linePx;
  for (const { at, tag } of checkpoints) {
    const x = plot.valToPos(at / 1000, "x", true);
    if (x < free || x > bbox.left + bbox.width) continue;
    free = x + linePx;
    ctx.save();
    ctx.translate(x, top);
    ctx.rotate(-Math.PI / 2);
    ctx.fillText(tag, 0, -2 * devicePixelRatio);
    ctx.restore();
  }
}

/** The chosen checkpoint's tag beside its line, on the side that has room. */
function drawTag(plot: uPlot, { checkpoints, chosenAt }: Marks, style: ChartStyle): void {
  const tag = checkpoints.find(({ at }) => at === chosenAt)?.tag;
  if (tag === undefined || chosenAt === undefined) return;
  const { ctx, bbox } = plot;
  const x = plot.valToPos(chosenAt / 1000, "x", true);
  const isLate = x > bbox.left + bbox.width * 0.7;
  ctx.textAlign = isLate ? "right" : "left";
  drawLabel(plot, tag, {
    x: x + (isLate ? -6 : 6) * devicePixelRatio,
    bottom: bbox.top + bbox.height * 0.4,
    colour: style.chosen,
    card: style.card,
  });
}

/** A text on the card's colour, so that no line runs through it. */
function drawLabel(
  { ctx }: uPlot,
  text: string,
  { x, bottom, colour, card }: { x: number; bottom: number; colour: string; card: string },
): void {
  ctx.font = `600 ${12 * devicePixelRatio}px sans-serif`;
  ctx.textBaseline = "bottom";
  const { width } = ctx.measureText(text);
  const height = 14 * devicePixelRatio;
  ctx.fillStyle = card;
  ctx.fillRect(ctx.textAlign === "right" ? x - width : x, bottom - height, width, height);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, bottom);
}

function drawHorizontal(
  plot: uPlot,
  mb: number,
  { colour, label, card }: { colour: string; label: string; card: string },
): void {
  const { ctx, bbox } = plot;
  const y = plot.valToPos(mb, "y", true);
  if (y < bbox.top) return;
  ctx.beginPath();
  ctx.setLineDash([6 * devicePixelRatio, 5 * devicePixelRatio]);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.textAlign = "right";
  drawLabel(plot, `${label} ${mb} MB`, {
    x: bbox.left + bbox.width - 4 * devicePixelRatio,
    bottom: y - 2 * devicePixelRatio,
    colour,
    card,
  });
}
