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

/** Draws checkpoints as ticks with tags, thresholds as horizontal lines, and the chosen moment on top. */
export function drawMarks(plot: uPlot, marks: Marks, style: ChartStyle): void {
  const { ctx } = plot;
  ctx.save();
  drawTicks(plot, marks, style);
  drawThresholds(plot, marks, style);
  if (marks.chosenAt !== undefined) {
    drawVertical(plot, marks.chosenAt, { colour: style.chosen, width: 2.5 });
    drawTag(plot, marks, style);
  }
  ctx.restore();
}

/** The checkpoint that is nearest to an instant and no further from it than `nearMs`. */
export function markNear(marks: Marks, atMs: number, nearMs: number): number | undefined {
  const [nearest] = marks.checkpoints
    .map(({ at }) => at)
    .toSorted((one, other) => Math.abs(one - atMs) - Math.abs(other - atMs));
  return nearest !== undefined && Math.abs(nearest - atMs) <= nearMs ? nearest : undefined;
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

/** Short ticks at the foot of the plot, where no line is buried; a tag above each that has room for its own. */
function drawTicks(plot: uPlot, { checkpoints }: Marks, style: ChartStyle): void {
  const { ctx, bbox } = plot;
  const foot = bbox.top + bbox.height;
  const tickPx = 9 * devicePixelRatio;
  ctx.font = `${10 * devicePixelRatio}px sans-serif`;
  ctx.textAlign = "left";
  ctx.textBaseline = "bottom";
  ctx.setLineDash([]);
  ctx.strokeStyle = style.axis;
  ctx.fillStyle = style.axis;
  ctx.lineWidth = 2 * devicePixelRatio;
  const places = checkpoints
    .map(({ at, tag }) => ({ x: plot.valToPos(at / 1000, "x", true), tag }))
    .filter(({ x }) => x >= bbox.left && x <= bbox.left + bbox.width);
  for (const [index, { x, tag }] of places.entries()) {
    ctx.beginPath();
    ctx.moveTo(x, foot);
    ctx.lineTo(x, foot - tickPx);
    ctx.stroke();
    const next = places[index + 1]?.x ?? bbox.left + bbox.width;
    const room = ctx.measureText(tag).width + tickPx;
    if (next - x >= room) ctx.fillText(tag, x + 3 * devicePixelRatio, foot - tickPx / 2);
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

/** The two thresholds, each with its name: above its line, or the lower one's below where both would meet. */
function drawThresholds(plot: uPlot, marks: Marks, style: ChartStyle): void {
  const labelPx = 18 * devicePixelRatio;
  const warnY = plot.valToPos(marks.warningMb, "y", true);
  const limitY = plot.valToPos(marks.limitMb, "y", true);
  const { warningLabel, limitLabel } = marks;
  drawHorizontal(plot, marks.warningMb, {
    colour: style.warn,
    label: warningLabel,
    card: style.card,
    isBelow: warnY - limitY < labelPx,
  });
  drawHorizontal(plot, marks.limitMb, {
    colour: style.bad,
    label: limitLabel,
    card: style.card,
    isBelow: false,
  });
}

function drawHorizontal(
  plot: uPlot,
  mb: number,
  {
    colour,
    label,
    card,
    isBelow,
  }: { colour: string; label: string; card: string; isBelow: boolean },
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
    bottom: y + (isBelow ? 16 : -2) * devicePixelRatio,
    colour,
    card,
  });
}
