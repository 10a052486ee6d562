import { expect, test } from "vitest";
import { createVisitor, fieldValue, idSite, submitSignIn } from "../../testing/visitor.ts";
import { tenants } from "../../tenants/tenants.ts";

/** Signs in as a tenant's person and takes the step's form with these fields; where that leads to. */
async function steppedTo(
  tenant: "terms" | "second-step" | "company-chooser",
  path: string,
  fields: Readonly<Record<string, string>>,
) {
  const visitor = createVisitor(tenants[tenant]);
  const page = await (await submitSignIn(visitor)).text();
  const token = fieldValue(page, "authenticity_token");
  const sent = await visitor.post(`${idSite}${path}`, { authenticity_token: token, ...fields });
  const { response, urls } = await visitor.follow(sent, `${idSite}${path}`);
  return { page, text: await response.text(), last: urls.at(-1), counts: visitor.state.counts };
}

test.each([
  {
    tenant: "terms",
    path: "/users/terms",
    fields: { agree: "1" },
    shows: "利用規約が改定されました",
  },
  {
    tenant: "second-step",
    path: "/users/security_check",
    fields: { answer: "ポチ" },
    shows: "秘密の質問",
  },
  {
    tenant: "company-chooser",
    path: "/users/select_company",
    fields: { company: "second" },
    shows: "第二練習株式会社",
  },
] as const)(
  "$tenant stands after the password and leads in",
  async ({ tenant, path, fields, shows }) => {
    const { page, last, counts } = await steppedTo(tenant, path, fields);

    expect(page).toContain(shows);
    expect(last).toMatch(/ssl\.localhost\/employee$/);
    expect(counts.signInPosts).toBe(1);
  },
);

test.each([
  { tenant: "terms", path: "/users/terms", fields: {}, shows: "同意してください" },
  {
    tenant: "second-step",
    path: "/users/security_check",
    fields: { answer: "タマ" },
    shows: "正しくありません",
  },
  {
    tenant: "company-chooser",
    path: "/users/select_company",
    fields: { company: "third" },
    shows: "会社を選択してください",
  },
] as const)(
  "$tenant is asked again where it was not taken",
  async ({ tenant, path, fields, shows }) => {
    const { text, last } = await steppedTo(tenant, path, fields);

    expect(last).toBeUndefined();
    expect(text).toContain(shows);
  },
);

async function sentCode(tenant: "one-time-code-expired" | "one-time-code-once", code: string) {
  const visitor = createVisitor(tenants[tenant]);
  const page = await (await submitSignIn(visitor)).text();
  const fields = { authenticity_token: fieldValue(page, "authenticity_token"), app_key: "atd" };
  const send = async (attempt: string) =>
    await visitor.follow(
      await visitor.post(`${idSite}/users/sign_in`, { ...fields, "user[otp_attempt]": attempt }),
      idSite,
    );
  return { first: await send(code), send };
}

test("an expired code is named as such, and the new one leads in", async () => {
  const { first, send } = await sentCode("one-time-code-expired", "123456");

  expect(await first.response.text()).toContain("有効期限が切れています");
  expect((await send("654321")).urls.at(-1)).toMatch(/\/employee$/);
});

test("where one wrong code ends the sign-in, the form comes again and the code has no page any more", async () => {
  const { first, send } = await sentCode("one-time-code-once", "000000");

  expect(await first.response.text()).toContain("もう一度ログインしてください");
  expect((await send("123456")).response.status).toBe(422);
});
