/** The ranges that are offered, in ms. */
const ranges = { "5m": 5 * 60_000, "1h": 60 * 60_000, "6h": 6 * 60 * 60_000 } as const;
type RangeName = keyof typeof ranges;
export const rangeNames = ["5m", "1h", "6h"] as const satisfies readonly RangeName[];

/** What the charts show: the last minutes or hours as they go on, or a stretch of the past that stands. */
export type ChartView = { at: "now"; range: RangeName } | { at: "past"; span: Span };

/** Epoch ms. */
export interface Span {
  fromMs: number;
  toMs: number;
}

const narrowestMs = 5_000;
const aroundMs = 60_000;

/** The span of a view at this moment. */
export function spanOf(view: ChartView, nowMs: number): Span {
  if (view.at === "past") return view.span;
  return { fromMs: nowMs - ranges[view.range], toMs: nowMs };
}

/** A stretch that was drawn, at least five seconds of it. */
export function pastView(span: Span): ChartView {
  const missingMs = Math.max(0, narrowestMs - (span.toMs - span.fromMs));
  const [fromMs, toMs] = [span.fromMs - missingMs / 2, span.toMs + missingMs / 2];
  return { at: "past", span: { fromMs, toMs } };
}

/** The view where it shows the moment already, else the two minutes around it. */
export function viewWith(view: ChartView, atMs: number, nowMs: number): ChartView {
  const { fromMs, toMs } = spanOf(view, nowMs);
  if (atMs >= fromMs && atMs <= toMs) return view;
  return pastView({ fromMs: atMs - aroundMs, toMs: atMs + aroundMs });
}

/** A job with a tenth of its time before and after. */
export function viewOfJob(startedAt: number, endedAt: number): ChartView {
  const marginMs = Math.max(2_000, (endedAt - startedAt) / 10);
  return pastView({ fromMs: startedAt - marginMs, toMs: endedAt + marginMs });
}
