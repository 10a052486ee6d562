import { writeFileSync } from "node:fs";

/**
 * Whom the kernel takes when memory runs out, from 0 to 1000, the highest first: a reader before a runner, both
 * before the server.
 */
export const oomScores = { reader: 1000, runner: 800 } as const;

/** Sets a child's score. Does nothing where there is no such thing; a refusal by the system goes to `onError`. */
export function raiseOomScore(
  pid: number | undefined,
  score: number,
  onError: (error: unknown) => void,
): void {
  if (pid === undefined || process.platform !== "linux") return;
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, String(score));
  } catch (error) {
    onError(error);
  }
}
