/**
 * Ends this workbook process when it holds more than `wallMb`, as Node itself says it: for systems that show a parent
 * nothing of its child's memory. Works only while the event loop runs, as it does after every piece of a file.
 */
export function limitOwnMemory(wallMb: number): void {
  if (!(wallMb > 0)) return;
  const sample = () => {
    // oxlint-disable-next-line unicorn/no-process-exit -- the end of a process of its own
    if (process.memoryUsage.rss() > wallMb * bytesPerMb) process.exit(exitOfFullMemory);
  };
  setInterval(sample, sampleEveryMs).unref();
}

const bytesPerMb = 1024 * 1024;
const sampleEveryMs = 20;
/** As a shell has it of a program that V8 has aborted. */
const exitOfFullMemory = 134;
