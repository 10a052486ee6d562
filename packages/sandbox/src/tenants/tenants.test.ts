import { expect, test } from "vitest";
import { parseIsoDate } from "../state/calendar.ts";
import {
  idSite,
  pageText,
  signedIn,
  sslSite,
  submitSignIn,
  createVisitor,
  type Visitor,
} from "../testing/visitor.ts";
import type { Tenant } from "./tenant.ts";
import { isTenantName, tenants } from "./tenants.ts";

const all: readonly Tenant[] = Object.values(tenants);

test.each(all.filter(isOpenToAll))("the pages of $name render for its people", async (tenant) => {
  const visitor = await entered(tenant);

  for (const path of ["/employee", "/employee/attendance", "/employee/holiday"]) {
    const response = await visitor.get(`${sslSite}${path}`);
    expect([path, response.status]).toEqual([path, 200]);
  }
  const day = await pageText(visitor, "/employee/adit/modify?year=2026&month=11&day=2");
  expect(day.includes("logs-table")).toBe(tenant.rules.correctionAllowed);
});

test.each(all)("$name says under its own name what it shows", (tenant) => {
  expect(isTenantName(tenant.name) && tenants[tenant.name]).toBe(tenant);
  expect(tenant.title).not.toBe("");
});

test.each(all)("$name holds together: companies, employees and dates exist", (tenant) => {
  const companies = tenant.companies.map((company) => company.code);
  const employees = tenant.accounts.map((account) => account.employeeId);

  for (const account of tenant.accounts) expect(companies).toContain(account.companyCode);
  for (const { employeeId } of [...tenant.punches, ...tenant.leave])
    expect(employees).toContain(employeeId);
  for (const { date } of tenant.punches) expect(parseIsoDate(date)).not.toBeNull();
  expect(new Set(employees).size).toBe(employees.length);
});

test("a locked account is named as such and gets no session", async () => {
  const visitor = createVisitor(tenants["account-locked"]);

  const response = await submitSignIn(visitor);

  expect(await response.text()).toContain("ロック");
  expect((await visitor.get(`${idSite}/account/profile`)).status).toBe(302);
});

test("a name that is no tenant's is none, not even a built-in property", () => {
  expect(isTenantName("toString")).toBe(false);
});

function isOpenToAll(tenant: Tenant): boolean {
  return tenant.accounts.some((account) => !account.locked);
}

async function entered(tenant: Tenant): Promise<Visitor> {
  const { signIn, signInMethods, captcha, afterPassword } = tenant.rules;
  const isPlain = captcha === "none" && afterPassword === "nothing";
  const takesPassword = signIn === "common-id" && signInMethods === "password" && isPlain;
  if (takesPassword && tenant.accounts[0]?.otp === null) {
    const companyCode = tenant.companies.length > 1 ? "second" : "";
    const visitor = createVisitor(tenant);
    const response = await submitSignIn(visitor, { "user[client_code]": companyCode });
    const { urls } = await visitor.follow(response, idSite);
    // From the profile a person goes on by its link 勤怠.
    if (urls.at(-1) === `${idSite}/account/profile`)
      await visitor.follow(await visitor.get(`${sslSite}/jbcoauth/login`), sslSite);
    return visitor;
  }
  return signedIn({
    ...tenant,
    rules: {
      ...tenant.rules,
      signIn: "common-id",
      signInMethods: "password",
      captcha: "none",
      afterPassword: "nothing",
    },
    accounts: tenant.accounts.map((account) => ({ ...account, otp: null })),
  });
}
