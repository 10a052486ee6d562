import { linuxSystem } from "./linux/linux-system.ts";
import { PortableSystem } from "./portable/portable-system.ts";
import type { ProcessSystem } from "./process-system.ts";

/** Linux's own on Linux, else the portable one, which can also be asked for. To be called once a process. */
export function chooseSystem(
  asked: "auto" | "portable",
  platform: NodeJS.Platform = process.platform,
): ProcessSystem {
  return asked === "auto" && platform === "linux" ? linuxSystem : new PortableSystem();
}
