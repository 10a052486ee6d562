import { errorCodes } from "@jobcan-automation/contract";
import { en, errorSentence, ja } from "@jobcan-automation/sentences";
import { html, raw } from "hono/html";
import { errorStatus } from "../../error-status.ts";
import type { ApiRoute } from "../api/api-route.ts";
import type { OpenApiDocument } from "./openapi-document.ts";

const style = `
body { font: 16px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
pre { background: #8881; padding: .75rem; overflow-x: auto; }
section { border-top: 1px solid #8885; }
table { border-collapse: collapse; } td, th { text-align: left; padding: .2rem .8rem .2rem 0; vertical-align: top; }
:target { background: #fd83; }
:root { color-scheme: light dark; }
`;

const start = `KEY=$(curl -s -X POST $SERVER/api/keys | jq -r .key)
curl -H "Authorization: Bearer $KEY" -F file=@month.xlsx $SERVER/api/workbooks`;

/** The document as a plain page: no script, nothing from elsewhere, so that our security policy holds. */
export async function readingPage(
  document: OpenApiDocument,
  table: readonly ApiRoute[],
): Promise<string> {
  const { info, components } = document;
  const operations = table.map((route) => operationOf(document, route));
  const schemas = Object.entries(components?.schemas ?? {});
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${info.title}: /api</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <h1>${info.title}: <code>/api</code></h1>
        <p>
          ${info.description} This page is made from <a href="/api/openapi.json">openapi.json</a>.
        </p>
        <pre>${start}</pre>
        <ul>
          ${operations.map(
            ({ anchor, title, operation }) =>
              html`<li>
                <a href="#${anchor}"><code>${title}</code></a> ${operation?.summary}
              </li>`,
          )}
        </ul>
        ${operations.map(operationSection)}
        <h2>Schemas</h2>
        ${schemas.map(([name, schema]) => schemaSection(name, schema))}
        <h2>Problems</h2>
        <p>
          Refusals are <code>application/problem+json</code> (RFC 9457), with the code and its
          facts.
        </p>
        <table>
          ${errorCodes.map(problemRow)}
        </table>
      </body>
    </html>`;
  return String(await page);
}

function operationOf(document: OpenApiDocument, { name, method, path }: ApiRoute) {
  const described = path.replaceAll(/:(\w+)(\{[^}]*\})?/g, "{$1}");
  const operation = document.paths?.[described]?.[method];
  return { anchor: name, title: `${method.toUpperCase()} ${described}`, operation };
}

function operationSection({ anchor, title, operation }: ReturnType<typeof operationOf>) {
  const { summary, description, parameters, requestBody, responses } = operation ?? {};
  return html`<section id="${anchor}">
    <h3><code>${title}</code></h3>
    <p>${summary}. ${description ?? ""}</p>
    ${(parameters ?? []).map((parameter) => block("Parameter", parameter))}
    ${requestBody === undefined ? "" : block("Body", requestBody)}
    <table>
      ${Object.entries(responses ?? {}).map(([status, response]) => responseRow(status, response))}
    </table>
  </section>`;
}

function block(title: string, value: object) {
  return html`<p>${title}</p>
    <pre>${linked(value)}</pre>`;
}

function responseRow(status: string, response: object) {
  const description = "description" in response ? String(response.description) : "";
  const content = "content" in response && typeof response.content === "object" && response.content;
  const types = content ? Object.entries(content) : [];
  return html`<tr>
    <th>${status}</th>
    <td>
      ${description}
      ${types.map(([type, media]) => html`<br /><code>${type}</code> ${referenceIn(media)}`)}
    </td>
  </tr>`;
}

function referenceIn(media: unknown) {
  const name = /"#\/components\/schemas\/(\w+)"/.exec(JSON.stringify(media) ?? "")?.[1];
  return name === undefined ? "" : html`<a href="#schema-${name}">${name}</a>`;
}

function schemaSection(name: string, schema: object) {
  return html`<section id="schema-${name}">
    <h3>${name}</h3>
    <pre>${linked(schema)}</pre>
  </section>`;
}

/** JSON whose references are links; the rest of it is escaped. */
function linked(value: object) {
  const parts = JSON.stringify(value, null, 2).split(/"#\/components\/schemas\/(\w+)"/);
  return parts.map((part, index) =>
    index % 2 === 0 ? part : html`<a href="#schema-${part}">${part}</a>`,
  );
}

function problemRow(code: (typeof errorCodes)[number]) {
  const said = [ja, en].map((sentences) => errorSentence(sentences, { code, facts: {} }));
  return html`<tr id="${code}">
    <th><code>${code}</code></th>
    <td>${errorStatus[code].http}</td>
    <td>${said.map(({ what, next }) => html`${what} ${next}<br />`)}</td>
  </tr>`;
}
