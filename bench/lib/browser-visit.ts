// A child of the chromium-options bench: one browser, one sign-in, some days entered by fixed steps; writes its times
// to stdout as JSON. It does not use the product's browser code, so that two runs differ in their options only.
import { chromium } from "playwright";
import { z } from "zod";

const inputSchema = z.object({
  executablePath: z.string(),
  args: z.array(z.string()),
  idUrl: z.string(),
  sslUrl: z.string(),
  login: z.string(),
  password: z.string(),
  days: z.number(),
});

const input = inputSchema.parse(JSON.parse(process.argv[2] ?? "{}"));
const startedMs = performance.now();
const browser = await chromium.launch({
  executablePath: input.executablePath,
  args: input.args,
  chromiumSandbox: false,
});
const launchedMs = performance.now();
const page = await browser.newPage();
await page.goto(`${input.idUrl}/users/sign_in?app_key=atd`, { waitUntil: "domcontentloaded" });
await page.fill("#user_email", input.login);
await page.fill("#user_password", input.password);
await page.click("#login_button");
await page.waitForURL(`${input.sslUrl}/employee**`, { waitUntil: "domcontentloaded" });
for (let day = 1; day <= input.days; day += 1) {
  const url = `${input.sslUrl}/employee/adit/modify?year=2026&month=11&day=${day}`;
  await page.goto(url, { waitUntil: "domcontentloaded" });
  for (const time of ["0900", "1800"]) {
    await page.fill("#ter_time", time);
    const replied = page.waitForResponse(/\/employee\/adit\/insert/);
    await page.click("#insert_button");
    await (await replied).json();
  }
}
const doneMs = performance.now();
await browser.close();
process.stdout.write(
  JSON.stringify({ launchMs: launchedMs - startedMs, visitMs: doneMs - launchedMs }),
);
