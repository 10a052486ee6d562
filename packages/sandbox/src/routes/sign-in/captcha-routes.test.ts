import { expect, test } from "vitest";
import { createVisitor, idSite, submitSignIn, type Visitor } from "../../testing/visitor.ts";
import { type TenantName, tenants } from "../../tenants/tenants.ts";

const targetOf = ({ state }: Visitor) => {
  const [session] = state.sessions.id.values();
  if (session === undefined) throw new Error("no session");
  return session.captchaTarget;
};

/** Opens the form and clicks in its picture, so many pixels beside the circle's middle. */
async function clicked(tenant: TenantName, beside = 0, driven = "true") {
  const visitor = createVisitor(tenants[tenant]);
  await visitor.get(`${idSite}/users/sign_in?app_key=atd`);
  const { x, y } = targetOf(visitor);
  const click = { x: String(x + beside), y: String(y), driven };
  const reply: unknown = await (await visitor.post(`${idSite}/users/captcha`, click)).json();
  return { visitor, proof: String(Object(reply).proof ?? "") };
}

test("the picture shows the circle that has to be clicked", async () => {
  const { visitor } = await clicked("captcha");
  const { x, y } = targetOf(visitor);

  const picture = await (await visitor.get(`${idSite}/users/captcha.svg`)).text();

  expect(picture).toContain(`<circle cx="${x}" cy="${y}" r="16" fill="#1f6feb"/>`);
});

test("a click on the circle gives a proof for one sign-in, also in a driven browser", async () => {
  const { visitor, proof } = await clicked("captcha");

  const passed = await submitSignIn(visitor, { captcha_proof: proof });
  expect(passed.headers.get("location")).toContain("/oauth/authorize");
  expect(visitor.state.counts).toMatchObject({ captchaClicks: 1, captchaSolved: 1 });
  expect(visitor.state.sessions.captchaProofs.size).toBe(0);
});

test.each([
  { what: "a click beside the circle", tenant: "captcha", beside: 40 },
  {
    what: "a driven browser where the company lets none in",
    tenant: "captcha-undriven",
    beside: 0,
  },
] as const)("$what gives no proof, and the password is refused", async ({ tenant, beside }) => {
  const { visitor, proof } = await clicked(tenant, beside);

  expect(proof).toBe("");
  const answer = await (await submitSignIn(visitor, { captcha_proof: proof })).text();
  expect(answer).toContain("画像認証を確認できませんでした");
});

test("a browser that is not driven passes where only such are let in", async () => {
  const { proof } = await clicked("captcha-undriven", 0, "false");

  expect(proof).not.toBe("");
});
