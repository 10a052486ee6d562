import type { HeldPunch } from "@jobcan-automation/contract";
import { punchesText } from "@jobcan-automation/sentences";

type TimedPunch = Pick<HeldPunch, "timeMin">;

/** The times of a day's punches; where there is no room for all, a line ends behind two of them. */
export function Punches({ punches }: { punches: readonly TimedPunch[] }) {
  const inOrder = punches.toSorted((a, b) => a.timeMin - b.timeMin);
  const pairs = Array.from({ length: Math.ceil(inOrder.length / 2) }, (_, index) =>
    inOrder.slice(index * 2, index * 2 + 2),
  );
  return pairs.map((pair, index) => {
    const isLast = index === pairs.length - 1;
    return (
      <span key={pair[0]?.timeMin}>
        <span className="punch-pair">{isLast ? punchesText(pair) : `${punchesText(pair)} –`}</span>
        {isLast ? null : " "}
      </span>
    );
  });
}
