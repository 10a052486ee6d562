import { z } from "zod";
import { oneOf, origin, setting, text } from "./setting.ts";
import { hostOf } from "./site-address.ts";

const hostList = z
  .string()
  .transform((list) => list.split(",").map((host) => host.trim()))
  .pipe(
    z.array(
      z.string().transform((host, context) => {
        const plain = hostOf(host);
        if (plain !== undefined) return plain;
        context.addIssue("must be hosts without port or path, divided by commas");
        return z.NEVER;
      }),
    ),
  )
  .meta({ allowed: "hosts, divided by commas" });

/** The browser, and the sites it is sent to. */
export const siteSettings = {
  CHROMIUM_PATH: setting(text("file").optional(), {
    description:
      "The browser. Not set: Playwright's own headless shell, then `chromium-headless-shell`, `chromium`, `chromium-browser`, `google-chrome` on `PATH`. Not there or not executable: starts, says `chromium_not_found`, `/readyz` 503 `no browser`, jobs end with `BROWSER_UNAVAILABLE`",
  }),
  CHROMIUM_SANDBOX: setting(oneOf(["auto", "on", "off"]).default("auto"), {
    description:
      "Chromium's own sandbox. `auto`: on, except as root or where user namespaces cannot be made (tried at start), which is said loudly. `on` where it cannot work: jobs end with `BROWSER_UNAVAILABLE`",
  }),
  PRACTICE: setting(oneOf(["0", "1"]).default("0"), {
    description:
      "`1`: the practice Jobcan runs beside the service, in a process and 64 MB of its own; the next two are then not read. For trying it in a container",
  }),
  PRACTICE_ID_URL: setting(origin().optional(), {
    allowed: "http(s) address of the loopback",
    description:
      "The practice Jobcan's sign-in site; only together with the next, else exit code 2. On this machine only (`localhost` and names under it, 127.0.0.0/8, `[::1]`). Not set: practice is not offered",
  }),
  PRACTICE_SSL_URL: setting(origin().optional(), {
    allowed: "http(s) address of the loopback",
    description: "The practice Jobcan's attendance site",
  }),
  PRACTICE_LOGIN: setting(text().default("demo@example.jp"), {
    description: "The practice account that the page and the CLI offer",
  }),
  PRACTICE_PASSWORD: setting(text().default("practice-1234"), {
    secret: true,
    description: "Its password, told to everybody: never a real one",
  }),
  JOBCAN_ID_URL: setting(origin().default("https://id.jobcan.jp"), {
    allowed: "https address under `jobcan.jp`",
    description:
      "Jobcan's sign-in site, where passwords are typed. The browser reaches no host but the ones of the target",
  }),
  JOBCAN_SSL_URL: setting(origin().default("https://ssl.jobcan.jp"), {
    allowed: "https address under `jobcan.jp`",
    description: "Jobcan's attendance site",
  }),
  ALLOW_OTHER_JOBCAN_HOSTS: setting(hostList.optional(), {
    description:
      "Hosts beside those under `jobcan.jp` that the two above may name, each in full: `id.test.example,ssl.test.example`. By https; of the loopback by http too. Whoever has such a host gets every user's password. Told by a `jobcan_elsewhere` line at start",
  }),
};
