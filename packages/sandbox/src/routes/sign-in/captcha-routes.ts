import { Hono } from "hono";
import { captchaSvg } from "../../pages/sign-in/captcha.ts";
import { captchaPicture, type CaptchaTarget, randomToken } from "../../state/sessions.ts";
import { formFields, type SandboxContext, type SandboxEnv } from "../context.ts";
import { idSessionOf } from "./id-session.ts";

/** The picture of the imitated CAPTCHA, and where it was clicked. */
export function captchaRoutes(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .get("/users/captcha.svg", (c) => {
      const session = idSessionOf(c);
      if (session === undefined) return c.body(null, 404);
      c.header("content-type", "image/svg+xml");
      c.header("cache-control", "no-store");
      return c.body(captchaSvg(session.captchaTarget));
    })
    .post("/users/captcha", (c) => takeClick(c));
}

async function takeClick(c: SandboxContext): Promise<Response> {
  const session = idSessionOf(c);
  if (session === undefined) return c.json({ says: "もう一度開いてください。" }, 403);
  const { counts, sessions, tenant } = c.get("state");
  const fields = await formFields(c);
  counts.captchaClicks++;
  if (tenant.rules.captcha === "undriven" && fields.get("driven") !== "false") {
    return c.json({ says: "自動操作中のブラウザーでは確認できません。" });
  }
  const click = { x: Number(fields.get("x")), y: Number(fields.get("y")) };
  if (!isInside(click, session.captchaTarget)) return c.json({ says: "もう一度押してください。" });
  counts.captchaSolved++;
  const proof = randomToken();
  sessions.captchaProofs.add(proof);
  return c.json({ says: "確認できました。", proof });
}

function isInside(click: CaptchaTarget, target: CaptchaTarget): boolean {
  return Math.hypot(click.x - target.x, click.y - target.y) <= captchaPicture.radius;
}
