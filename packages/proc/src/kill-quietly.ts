/**
 * Sends SIGKILL to a process or a group (negative). One that is gone already, or is not ours to kill, is no error:
 * who must know asks what is left.
 */
export function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ESRCH" && code !== "EPERM") throw error;
  }
}
