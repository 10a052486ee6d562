import { setTimeout as delay } from "node:timers/promises";
import { originOf } from "../routes/context.ts";
import { cutAnswer, cutConnection } from "./cut-connection.ts";
import { changeHtml, addToBody } from "./change-html.ts";
import { otherHost } from "./fault-answers.ts";
import type { FaultChange } from "./fault-parts.ts";

export const cut: FaultChange = (c, value) => {
  c.res = value === 1 ? cutConnection(c) : cutAnswer(c);
};

export const late: FaultChange = async (_, value) => {
  await delay(value ?? 60_000, undefined, { ref: false });
};

export const refresh: FaultChange = async (c) => {
  if (!(c.res.headers.get("content-type") ?? "").includes("json")) return;
  const reply: unknown = await c.res.clone().json();
  if (typeof reply !== "object" || reply === null) return;
  c.res = Response.json({ ...reply, refresh: 1 }, { status: c.res.status });
};

export const dropCookies: FaultChange = (c) => {
  c.res.headers.delete("set-cookie");
};

export const renameFields: FaultChange = changeHtml((page) =>
  page
    .replace('id="ter_time"', 'id="stamp_time"')
    .replace('name="time"', 'name="stamp_time"')
    .replace('id="user_email"', 'id="user_login"')
    .replace('name="user[email]"', 'name="user[login]"')
    .replace("出勤時刻", "始業")
    .replace("Actual Clock-ins", "Started")
    .replace("希望休暇日", "お休みの日")
    .replace("Desired Vacation Date", "Days Off"),
);

export const removeButtons: FaultChange = changeHtml((page) =>
  page.replace(/<input\s[^>]*id="(insert_button|login_button)"[^>]*>/g, ""),
);

export const otherPerson: FaultChange = changeHtml((page, _, value) =>
  value === 1
    ? page.replace(/name="employee_id" value="[^"]*/, 'name="employee_id" value="9999')
    : page
        .replace(/(id="rollover-menu-link"[^>]*>)[^<]*/, "$1別人 花子")
        .replace(/(JOBCAN MyPage: )[^<]*/, "$1別人 花子"),
);

export const captcha: FaultChange = changeHtml((page) =>
  page.replace(
    /(<input\s[^>]*id="login_button")/,
    `<div class="g-recaptcha" data-sitekey="practice"><label><input type="checkbox"> 私はロボットではありません</label></div>$1`,
  ),
);

export const robotsWords: FaultChange = addToBody(
  () =>
    `<footer id="bottom"><a href="#top">Back from the bottom</a> robots.txt / chatbot / verify your settings / ロボット掃除機キャンペーン</footer>`,
);

export const hang: FaultChange = addToBody(
  (_, value) => `<script>setTimeout(function () { while (true) {} }, ${value ?? 0});</script>`,
);

/** An image that never ends, so that the load event never comes, and an endless series of pings. */
export const analytics: FaultChange = addToBody(
  () => `<img src="/st/analytics/endless" alt="" width="1" height="1">
<script>setInterval(function () { fetch("/st/analytics/ping"); }, 200);</script>`,
);

export const huge: FaultChange = addToBody((_, value) => {
  const line = "<p>これはとても長いお知らせです。</p>\n";
  return line.repeat(Math.ceil((value ?? 5_000_000) / Buffer.byteLength(line)));
});

export const leak: FaultChange = addToBody(
  (_, value) => `<script>
var leaked = [];
setInterval(function () { leaked.push(new Uint8Array(${(value ?? 20) * 104_858}).fill(1)); }, 100);
</script>`,
);

export const alertOnLoad: FaultChange = addToBody(
  () => `<script>alert("重要なお知らせがあります");</script>`,
);

export const leaveDialog: FaultChange = addToBody(
  () =>
    `<script>addEventListener("beforeunload", function (event) { event.preventDefault(); });</script>`,
);

export const popup: FaultChange = addToBody(() => `<script>window.open("/st/popup");</script>`);

export const internalHosts: FaultChange = addToBody((c) =>
  [
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://metadata.google.internal/",
    "file:///etc/passwd",
    `${originOf(c, otherHost)}/collect`,
  ]
    .map(
      (url) => `<img src="${url}" alt=""><script>fetch("${url}").catch(function () {});</script>`,
    )
    .join("\n"),
);

export const slowBytes: FaultChange = (c, value) => {
  const { body, status, headers } = c.res;
  if (body === null) return;
  c.res = new Response(body.pipeThrough(drip(value ?? 1000)), { status, headers });
};

const dripsPerSec = 10;

function drip(bytesPerSec: number): TransformStream<Uint8Array, Uint8Array> {
  const size = Math.max(1, Math.floor(bytesPerSec / dripsPerSec));
  return new TransformStream({
    async transform(chunk, controller) {
      for (let at = 0; at < chunk.length; at += size) {
        controller.enqueue(chunk.subarray(at, at + size));
        await delay(1000 / dripsPerSec, undefined, { ref: false });
      }
    },
  });
}
