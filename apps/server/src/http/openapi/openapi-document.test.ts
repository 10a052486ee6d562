import { errorCodes } from "@jobcan-automation/contract";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { createAppFixture } from "../../testing/app-fixture.ts";
import { openApiSchema } from "../../testing/openapi.ts";
import { operatedApiTable } from "../api/api-table.ts";

test("the document is OpenAPI 3.1, and every reference in it leads somewhere", async () => {
  const { request } = createAppFixture({ operatorToken: "only who runs it 4711" });
  const answer = await request("/api/openapi.json");
  const text = await answer.clone().text();
  const document = openApiSchema.parse(await answer.json());

  expect(document.openapi).toBe("3.1.0");
  for (const [, name = ""] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    expect(Object.keys(document.components.schemas)).toContain(name);
  }
  const ajv = new Ajv2020({ strict: false });
  for (const schema of Object.values(document.components.schemas)) {
    expect(ajv.validateSchema(schema)).toBe(true);
  }
});

test("every route is in the document, and nothing else is", async () => {
  const { request } = createAppFixture({ operatorToken: "only who runs it 4711" });
  const { paths } = openApiSchema.parse(await (await request("/api/openapi.json")).json());
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
  );
  const routes = operatedApiTable.map(
    ({ name, method, path }) =>
      `${name} ${method} ${path.replaceAll(/:(\w+)(\{.*?\}(?=\/|$))?/g, "{$1}")}`,
  );

  expect(described.toSorted()).toEqual(routes.toSorted());
});

test("the page names every route and every code, has no script and takes nothing from elsewhere", async () => {
  const { request } = createAppFixture({ operatorToken: "only who runs it 4711" });
  const answer = await request("/api");
  const page = await answer.text();

  expect(answer.headers.get("content-type")).toBe("text/html; charset=UTF-8");
  expect(page).not.toMatch(/<script|\son\w+=|(?:src|href)="(?!#|\/api\/openapi\.json)/);
  for (const { name } of operatedApiTable) expect(page).toContain(`<section id="${name}">`);
  for (const code of errorCodes) expect(page).toContain(`<tr id="${code}">`);
  const targets = [...page.matchAll(/href="#([\w-]+)"/g)].map(([, anchor]) => anchor);
  expect(targets.filter((anchor) => !page.includes(` id="${anchor}"`))).toEqual([]);
});
