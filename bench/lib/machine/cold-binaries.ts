import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { requireChromium } from "@jobcan-automation/core/find-chromium";

const execute = promisify(execFile);

/**
 * Copies of Node and Chromium. A file's cached pages are charged to the cgroup that read them first, so only with
 * copies that no other process reads is the service charged for its programs, as in a fresh container.
 */
export interface ColdBinaries extends AsyncDisposable {
  readonly node: string;
  readonly chromium: string;
  /** Drops the copies from the page cache; they must not be running. */
  cool(): Promise<void>;
}

const imageMb = 800;
/**
 * Linux' default. Rented machines may read megabytes around each page, which in a small cgroup evicts what was just
 * read.
 */
const readAheadKb = 128;
const namePrefix = "jcb-cold-";

/**
 * Copies both onto a separate file system with the usual read-ahead; undefined where this machine does not allow a
 * mount. The caller disposes of it.
 */
export async function copyBinaries(): Promise<ColdBinaries | undefined> {
  await sweepMounts();
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), `${namePrefix}${process.pid}-`));
  stack.defer(async () => await rm(folder, { recursive: true, force: true }));
  const place = join(folder, "m");
  if (!(await mountImage(join(folder, "image"), place))) return undefined;
  stack.defer(async () => void (await execute("umount", [place])));
  const node = join(place, "node");
  const original = requireChromium(process.env);
  const chromium = join(place, "chromium", basename(original));
  await cp(process.execPath, node);
  await cp(dirname(original), dirname(chromium), { recursive: true });
  await execute("sync", ["-f", place]);
  const held = stack.move();
  return {
    node,
    chromium,
    cool: async () => await dropCached(place),
    [Symbol.asyncDispose]: async () => await held.disposeAsync(),
  };
}

async function mountImage(image: string, place: string): Promise<boolean> {
  try {
    await mkdir(place);
    await execute("truncate", ["-s", `${imageMb}M`, image]);
    await execute("mkfs.ext4", ["-q", "-F", image]);
    await execute("mount", ["-o", "loop", image, place]);
    await tune(place);
    return true;
  } catch {
    // No root, no loop devices or no mkfs: the bench measures without it.
    return false;
  }
}

/** Direct I/O, so that the image is not cached a second time: its pages would be charged to the cgroup too. */
async function tune(place: string): Promise<void> {
  const { stdout } = await execute("findmnt", ["-no", "SOURCE", place]);
  await execute("losetup", ["--direct-io=on", stdout.trim()]);
  const { dev } = await stat(place);
  const bdi = `/sys/class/bdi/${Math.floor(dev / 256)}:${dev % 256}/read_ahead_kb`;
  await writeFile(bdi, String(readAheadKb));
}

async function dropCached(place: string): Promise<void> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    await execute("dd", [`if=${path}`, "iflag=nocache", "count=0", "status=none"]);
  }
}

/** Unmounts and removes what killed benches have left. */
async function sweepMounts(): Promise<void> {
  const mounts = await readFile("/proc/mounts", "utf8").catch(() => "");
  for (const name of await readdir(tmpdir())) {
    const owner = new RegExp(`^${namePrefix}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || existsSync(`/proc/${owner}`)) continue;
    const folder = join(tmpdir(), name);
    if (mounts.includes(` ${folder}/m `)) await execute("umount", [join(folder, "m")]);
    await rm(folder, { recursive: true, force: true });
  }
}
