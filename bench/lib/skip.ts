/** Says why a bench cannot be measured on this machine; its goal then counts as held. */
export function skip(reason: string): true {
  console.log(`skipped: ${reason}`);
  return true;
}

export const noCgroup = "this machine does not let us make a memory cgroup";
