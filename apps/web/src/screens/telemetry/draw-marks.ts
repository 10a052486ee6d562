import type uPlot from "uplot";
import type { ChartLook } from "./chart-look.ts";

export interface Marks {
  checkpoints: readonly { at: number; tag: string }[];
  warningMb: number;
  limitMb: number;
  warningLabel: string;
  limitLabel: string;
  /** The moment chosen in the list. */
  chosenAt: number | undefined;
}

/** Draws checkpoints as upright lines, thresholds as level ones, and the chosen moment over all. */
export function drawMarks(plot: uPlot, marks: Marks, look: ChartLook): void {
  const { ctx } = plot;
  ctx.save();
  for (const { at } of marks.checkpoints) drawUpright(plot, at, { colour: look.mark, width: 1 });
  drawLevel(plot, marks.warningMb, { colour: look.warn, label: marks.warningLabel });
  drawLevel(plot, marks.limitMb, { colour: look.bad, label: marks.limitLabel });
  if (marks.chosenAt !== undefined) {
    drawUpright(plot, marks.chosenAt, { colour: look.chosen, width: 2.5 });
    drawTag(plot, marks, look);
  }
  ctx.restore();
}

/** An upright line through the whole plot at an instant. */
export function drawUpright(
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

/** The chosen checkpoint's tag beside its line, on the side that has room. */
function drawTag(plot: uPlot, { checkpoints, chosenAt }: Marks, look: ChartLook): void {
  const tag = checkpoints.find(({ at }) => at === chosenAt)?.tag;
  if (tag === undefined || chosenAt === undefined) return;
  const { ctx, bbox } = plot;
  const x = plot.valToPos(chosenAt / 1000, "x", true);
  const isLate = x > bbox.left + bbox.width * 0.7;
  ctx.fillStyle = look.chosen;
  ctx.font = `600 ${12 * devicePixelRatio}px sans-serif`;
  ctx.textAlign = isLate ? "right" : "left";
  ctx.textBaseline = "top";
  ctx.fillText(tag, x + (isLate ? -6 : 6) * devicePixelRatio, bbox.top + bbox.height * 0.35);
}

function drawLevel(
  plot: uPlot,
  mb: number,
  { colour, label }: { colour: string; label: string },
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
  ctx.fillStyle = colour;
  ctx.font = `600 ${12 * devicePixelRatio}px sans-serif`;
  ctx.textAlign = "right";
  ctx.textBaseline = "bottom";
  ctx.fillText(`${label} ${mb} MB`, bbox.left + bbox.width - 4, y - 3 * devicePixelRatio);
}
