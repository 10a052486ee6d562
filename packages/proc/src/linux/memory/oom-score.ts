import { writeFileSync } from "node:fs";

/**
 * Whom the kernel takes when memory runs out, from 0 to 1000, the highest first: a reader before a runner, both
 * before the server.
 */
export const oomScores = { reader: 1000, runner: 800 } as const;

/** Sets a child's score; a refusal by the system goes to `onError`. */
export function offerToOom(
  pid: number | undefined,
  role: keyof typeof oomScores,
  onError: (error: unknown) => void,
): void {
  if (pid === undefined) return;
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, String(oomScores[role]));
  } catch (error) {
    onError(error);
  }
}

/** Only root may ask for that, and it is no matter where it cannot be had: runs raise their own score. */
export function protectFromOom(): void {
  try {
    writeFileSync("/proc/self/oom_score_adj", "-200");
  } catch {
    // What a run has raised is enough.
  }
}
