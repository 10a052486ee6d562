import { html } from "hono/html";
import { type CaptchaTarget, captchaPicture } from "../../state/sessions.ts";
import type { Markup } from "../markup.ts";

const { width, height, radius } = captchaPicture;

/**
 * A harmless imitation of a CAPTCHA: a picture in which the blue circle has to be clicked. Where it is stands in the
 * picture alone, and only a real pointer's click counts. Whether Jobcan has any is not known (docs/jobcan.md §12.2).
 */
export const captcha = (): Markup =>
  html`<div class="practice-captcha" data-sitekey="practice">
      <p>青い丸を押してください</p>
      <img
        id="captcha_picture"
        src="/users/captcha.svg"
        width="${width}"
        height="${height}"
        alt="丸の絵"
      />
      <p id="captcha_state" role="status"></p>
      <input type="hidden" name="captcha_proof" id="captcha_proof" value="" />
    </div>
    <script>
      document.getElementById("captcha_picture").addEventListener("click", async function (event) {
        if (!event.isTrusted) return;
        var box = event.target.getBoundingClientRect();
        var body = new URLSearchParams({
          x: String(Math.round(event.clientX - box.left)),
          y: String(Math.round(event.clientY - box.top)),
          driven: String(navigator.webdriver === true),
        });
        var reply = await (await fetch("/users/captcha", { method: "POST", body: body })).json();
        document.getElementById("captcha_state").textContent = reply.says;
        document.getElementById("captcha_proof").value = reply.proof || "";
      });
    </script>`;

/** The picture: a blue circle among grey ones. */
export function captchaSvg({ x, y }: CaptchaTarget): string {
  const others = [0.15, 0.4, 0.6, 0.85].map((share, index) => ({
    x: Math.round(width * share),
    y: index % 2 === 0 ? radius : height - radius,
  }));
  const circles = [
    ...others.map((at) => circle(at, "#b8bcc4")),
    // Drawn last, so that none of the others covers it.
    circle({ x, y }, "#1f6feb"),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f4f5f7"/>${circles.join("")}</svg>`;
}

function circle({ x, y }: CaptchaTarget, fill: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;
}
