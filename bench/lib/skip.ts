/** Prints why this machine cannot run a bench, whose goal then counts as met. */
export function skip(reason: string): true {
  console.log(`skipped: ${reason}`);
  return true;
}

export const noCgroup = "this machine does not let us make a memory cgroup";
