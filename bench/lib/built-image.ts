import { execFile, execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

/** An image that was built from the checkout's Dockerfile, without Docker. Disposing removes all that was made. */
export interface BuiltImage extends AsyncDisposable {
  /** The command line that starts what the image starts, with these variables, as its own user. */
  command(env: Record<string, string>): string[];
}

const root = join(import.meta.dirname, "..", "..");
const buildMs = 900_000;
const run = promisify(execFile);

/** Why no image can be built here; undefined where it can. */
export function whyNoImage(): string | undefined {
  if (process.getuid?.() !== 0) return "only root may build an image without Docker";
  const missing = ["buildah", "mmdebstrap"].filter((program) => !isThere(program));
  return missing.length === 0 ? undefined : `not installed: ${missing.join(", ")}`;
}

function isThere(program: string): boolean {
  try {
    execFileSync("/bin/sh", ["-c", `command -v ${program}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/**
 * Builds the image as a platform would, on a base that is made here: Debian's smallest system with this machine's own
 * Node, npm, package sources and certificates, under the name that the Dockerfile asks for.
 */
export async function buildImage(): Promise<BuiltImage> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "jcb-image-"));
  stack.defer(async () => await rm(folder, { recursive: true, force: true }));
  const policy = join(folder, "policy.json");
  writeFileSync(policy, JSON.stringify({ default: [{ type: "insecureAcceptAnything" }] }));
  const store = [
    "--root",
    join(folder, "s"),
    "--runroot",
    join(folder, "r"),
    "--storage-driver",
    "vfs",
  ];
  const buildah = async (...words: string[]) => {
    const { stdout } = await run("buildah", [...store, ...words], {
      timeout: buildMs,
      maxBuffer: 2 ** 26,
    });
    return stdout.trim();
  };
  await makeBase(buildah, { folder, policy });
  const context = join(folder, "context");
  mkdirSync(context);
  execFileSync("/bin/sh", ["-c", `git ls-files -z | tar --null -T - -c | tar -x -C ${context}`], {
    cwd: root,
  });
  const how = [
    "--isolation",
    "chroot",
    "--pull-never",
    "--signature-policy",
    policy,
    "--format",
    "docker",
  ];
  await buildah("build", ...how, "-t", imageName, context);
  const container = await buildah("from", "--pull-never", "--signature-policy", policy, imageName);
  const { entrypoint, cmd } = startOf(await buildah("inspect", "--type", "image", imageName));
  const held = stack.move();
  return {
    command(env) {
      const given = Object.entries(env).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
      const words = [
        "run",
        "--isolation",
        "chroot",
        ...given,
        container,
        "--",
        ...entrypoint,
        ...cmd,
      ];
      return ["buildah", ...store, ...words];
    },
    [Symbol.asyncDispose]: async () => await held.disposeAsync(),
  };
}

const imageName = "jobcan-autofill-bench";

interface BasePlace {
  folder: string;
  policy: string;
}

async function makeBase(
  buildah: (...words: string[]) => Promise<string>,
  { folder, policy }: BasePlace,
): Promise<void> {
  const system = join(folder, "base.tar");
  const sources = ["/etc/apt/sources.list.d/debian.sources", "/etc/apt/sources.list"].filter(
    existsSync,
  );
  const options = ["--variant=minbase", "--mode=root", "bookworm", system, ...sources.slice(0, 1)];
  await run("mmdebstrap", options, { timeout: buildMs, maxBuffer: 2 ** 26 });
  const container = await buildah("from", "--signature-policy", policy, "scratch");
  const base = await buildah("mount", container);
  execFileSync("tar", ["-xf", system, "-C", base]);
  execFileSync("chroot", [base, "useradd", "-m", "-u", "1000", "node"]);
  cpSync(realpathSync(process.execPath), join(base, "usr/local/bin/node"));
  const npm = realpathSync(
    execFileSync("/bin/sh", ["-c", "dirname $(dirname $(readlink -f $(command -v npm)))"], {
      encoding: "utf8",
    }).trim(),
  );
  cpSync(npm, join(base, "usr/local/lib/node_modules/npm"), { recursive: true });
  for (const name of ["npm", "npx"])
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(base, "usr/local/bin", name));
  const certificates = "/etc/ssl/certs/ca-certificates.crt";
  mkdirSync(join(base, "etc/ssl/certs"), { recursive: true });
  cpSync(realpathSync(certificates), join(base, certificates));
  const registry = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
  const env = [`NODE_EXTRA_CA_CERTS=${certificates}`, `npm_config_registry=${registry}`];
  await buildah("unmount", container);
  await buildah("config", ...env.flatMap((each) => ["--env", each]), container);
  await buildah("commit", "-q", "--signature-policy", policy, container, baseName());
}

/** What the Dockerfile begins with, by its own version of Node. */
function baseName(): string {
  const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8");
  const [, version] = /^ARG NODE_VERSION=(\S+)$/m.exec(dockerfile) ?? [];
  const [, name] = /^FROM (\S+) AS build$/m.exec(dockerfile) ?? [];
  if (version === undefined || name === undefined) throw new Error("the Dockerfile names no base");
  return `docker.io/library/${name.replace("${NODE_VERSION}", version)}`;
}

const inspected = z.object({
  Docker: z.object({
    config: z.object({ Entrypoint: z.array(z.string()), Cmd: z.array(z.string()) }),
  }),
});

function startOf(text: string): { entrypoint: string[]; cmd: string[] } {
  const { config } = inspected.parse(JSON.parse(text)).Docker;
  return { entrypoint: config.Entrypoint, cmd: config.Cmd };
}
