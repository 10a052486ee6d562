import { expect, test } from "vitest";
import { createVisitor, fieldValue, idSite, submitSignIn } from "../../testing/visitor.ts";
import { tenants } from "../../tenants/tenants.ts";

/** Signs in as a tenant's person and takes the step's form with these fields; where that leads to. */
async function steppedTo(
  tenant: (typeof steps)[number]["tenant"],
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

const steps = [
  {
    tenant: "terms",
    path: "/users/terms",
    shows: "利用規約が改定されました",
    taken: { agree: "1" },
    refused: {},
    says: "同意してください",
  },
  {
    tenant: "second-step",
    path: "/users/security_check",
    shows: "秘密の質問",
    taken: { answer: "ポチ" },
    refused: { answer: "タマ" },
    says: "正しくありません",
  },
  {
    tenant: "company-chooser",
    path: "/users/select_company",
    shows: "第二練習株式会社",
    taken: { company: "second" },
    refused: { company: "third" },
    says: "会社を選択してください",
  },
] as const;

test.each(steps)(
  "$tenant stands after the password and leads in",
  async ({ tenant, path, taken, shows }) => {
    const { page, last, counts } = await steppedTo(tenant, path, taken);

    expect(page).toContain(shows);
    expect(last).toMatch(/ssl\.localhost\/employee$/);
    expect(counts.signInPosts).toBe(1);
  },
);

test.each(steps)(
  "$tenant is asked again where it was not taken",
  async ({ tenant, path, refused, says }) => {
    const { text, last } = await steppedTo(tenant, path, refused);

    expect(last).toBeUndefined();
    expect(text).toContain(says);
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
