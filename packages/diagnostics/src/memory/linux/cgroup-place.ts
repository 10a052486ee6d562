import type { SystemFiles } from "@jobcan-automation/proc";

/** Which kind of memory group holds us, and its folders from our own outwards to the mount. Some may not exist. */
export interface CgroupPlace {
  version: "cgroup-v2" | "cgroup-v1";
  folders: string[];
}

/**
 * Finds our memory group from /proc/self/cgroup and /proc/self/mountinfo. On a machine with both
 * hierarchies the memory controller lives in one of them only: v1 where it is listed there, else v2.
 */
export function locateCgroup(files: SystemFiles): CgroupPlace | undefined {
  const paths = ownPaths(files.readFile("/proc/self/cgroup") ?? "");
  const mounts = memoryMounts(files.readFile("/proc/self/mountinfo"));
  if (mounts.v1 !== undefined && (paths.v1 !== undefined || mounts.v2 === undefined)) {
    return { version: "cgroup-v1", folders: foldersUp(mounts.v1, paths.v1 ?? "/") };
  }
  if (mounts.v2 === undefined) return undefined;
  return { version: "cgroup-v2", folders: foldersUp(mounts.v2, paths.v2 ?? "/") };
}

/** Lines are `id:controllers:path`; v2 has the id 0 and no controllers. */
function ownPaths(text: string): { v1?: string; v2?: string } {
  const paths: { v1?: string; v2?: string } = {};
  for (const line of text.split("\n")) {
    const [, id, controllers = "", path = "/"] = /^(\d+):([^:]*):(.*)$/.exec(line) ?? [];
    if (controllers.split(",").includes("memory")) paths.v1 = path;
    if (id === "0" && controllers === "") paths.v2 = path;
  }
  return paths;
}

interface Mount {
  /** The part of the hierarchy that the mount shows, "/" for all of it. */
  root: string;
  folder: string;
}

/** Where every distribution puts them. */
const usualMounts = {
  v1: { root: "/", folder: "/sys/fs/cgroup/memory" },
  v2: { root: "/", folder: "/sys/fs/cgroup" },
};

function memoryMounts(mountinfo: string | undefined): { v1?: Mount; v2?: Mount } {
  if (mountinfo === undefined) return usualMounts;
  const mounts: { v1?: Mount; v2?: Mount } = {};
  for (const line of mountinfo.split("\n")) {
    const [left = "", right = ""] = line.split(" - ");
    const [, , , root = "/", folder = ""] = left.split(" ").map(unescapeOctal);
    const [type, , options = ""] = right.split(" ");
    if (type === "cgroup2") mounts.v2 ??= { root, folder };
    if (type === "cgroup" && options.split(",").includes("memory")) mounts.v1 ??= { root, folder };
  }
  return mounts;
}

/** mountinfo writes blanks and backslashes as `\040`. */
function unescapeOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
}

/**
 * In a container the path may be given as the host sees it, or point outside (`/../x`): such folders are not there,
 * and the mount itself is ours.
 */
function foldersUp(mount: Mount, path: string): string[] {
  const visible = withinRoot(mount.root, path);
  const names = visible.split("/").filter((name) => name !== "");
  return names
    .map((_, index) => [mount.folder, ...names.slice(0, names.length - index)].join("/"))
    .concat(mount.folder);
}

function withinRoot(root: string, path: string): string {
  if (root === "/") return path;
  return path === root || path.startsWith(`${root}/`) ? path.slice(root.length) : "/";
}
