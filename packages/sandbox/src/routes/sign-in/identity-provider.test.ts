import { expect, test } from "vitest";
import { createVisitor, idSite } from "../../testing/visitor.ts";
import { demoAccount } from "../../tenants/base-tenant.ts";
import { type TenantName, tenants } from "../../tenants/tenants.ts";

const identitySite = "http://idp.localhost";

async function signedIn(tenant: TenantName, driven: string, secret: string = demoAccount.password) {
  const visitor = createVisitor(tenants[tenant]);
  const asked = await visitor.get(`${idSite}/users/saml/select_idp?client_code=&app_key=atd`);
  const { response } = await visitor.follow(asked, idSite);
  const page = await response.text();
  const fields = { identifier: demoAccount.email, secret, driven };
  const sent = await visitor.post(`${identitySite}/sign-in`, fields);
  const { urls } = await visitor.follow(sent, `${identitySite}/sign-in`);
  return { page, sent, last: urls.at(-1), counts: visitor.state.counts };
}

test.each([
  ["company-sign-in", "false"],
  ["company-sign-in-open", "true"],
] as const)(
  "the company's own sign-in of %s leads into the attendance product",
  async (tenant, driven) => {
    const { page, last, counts } = await signedIn(tenant, driven);

    expect(page).toContain("会社のアカウントでログイン");
    expect(last).toMatch(/ssl\.localhost\/employee$/);
    expect(counts).toMatchObject({ identityPosts: 1, signInPosts: 0, foreignHostRequests: 0 });
  },
);

test.each(["true", "unknown"])(
  "a browser that is driven (%s) is not let in, and told so",
  async (driven) => {
    const { sent, last } = await signedIn("company-sign-in", driven);

    expect([sent.status, last]).toEqual([403, undefined]);
    expect(await sent.text()).toContain("安全でない可能性");
  },
);

test("a wrong password is refused by the company, and Jobcan never sees it", async () => {
  const { sent, counts } = await signedIn("company-sign-in-open", "false", "wrong");

  expect(sent.status).toBe(401);
  expect(counts.signInPosts).toBe(0);
});

test("a company without its own sign-in has a stranger at that host", async () => {
  const visitor = createVisitor(tenants["sso-only"]);

  expect(await (await visitor.get(`${identitySite}/saml/sso`)).text()).toBe("a stranger's site");
  expect(visitor.state.counts.foreignHostRequests).toBe(1);
});
