import { startSandbox } from "@jobcan-automation/sandbox";
import { array, assert, asyncProperty, constantFrom, string, tuple } from "fast-check";
import { expect, test } from "vitest";
import { openTestBrowser } from "../../../testing/open-test-browser.ts";
import { takeSkeleton } from "./take-skeleton.ts";

const never = new AbortController().signal;
const patience = { timeout: 120_000 };

/** Every place of a page that may hold what somebody wrote. */
const places: readonly ((word: string) => string)[] = [
  (word) => `<p>${word}</p>`,
  (word) =>
    `<p>${Array.from(word)
      .map((char) => `&#${char.codePointAt(0)};`)
      .join("")}</p>`,
  (word) => `<td>${Array.from(word).join("<wbr>")} ${word}</td>`,
  (word) => `<!-- ${word} -->`,
  (word) =>
    `<script>var x = "${word}";</script><script type="application/json">{"x":"${word}"}</script>`,
  (word) => `<style>.${word} { content: "${word}" }</style>`,
  (word) => `<noscript><p>${word}</p></noscript>`,
  (word) => `<template><p class="${word}">${word}</p></template>`,
  (word) => `<title>${word}</title><meta name="author" content="${word}">`,
  (word) => `<input type="hidden" name="${word}" value="${word}"><textarea>${word}</textarea>`,
  (word) => `<select><option value="${word}" label="${word}">${word}</option></select>`,
  (word) =>
    `<div id="staff_${word}" class="card ${word} is-${word}" data-name="${word}" data-${word}="1">x</div>`,
  (word) =>
    `<a href="https://example.test/${word}?q=${word}" title="${word}" onclick="go('${word}')">x</a>`,
  (word) => `<img src="/${word}.png" alt="${word}" style="background: url('/${word}')">`,
  (word) => `<iframe srcdoc="&lt;p&gt;${word}&lt;/p&gt;" name="${word}"></iframe>`,
  (word) => `<svg><text>${word}</text><title>${word}</title></svg><x-${word}>x</x-${word}>`,
  (word) => `<object data="/${word}"><p>${word}</p></object><math><mi>${word}</mi></math>`,
];

/** Letters that survive lower case, as tags and attribute names are written. */
const canary = string({
  unit: constantFrom(...Array.from("kqwxyz01234678日向葵まゆケン")),
  minLength: 8,
  maxLength: 16,
});

test(
  "no word of a page survives in the skeleton that a browser gives of it",
  patience,
  async () => {
    await using session = await openTestBrowser(["http://site.localhost:1"]);
    const page = array(tuple(constantFrom(...places), canary), {
      minLength: 3,
      maxLength: 12,
    });

    await assert(
      asyncProperty(page, async (parts) => {
        const html = parts.map(([place, word]) => place(word)).join("\n");
        const skeleton = await session.run("skeleton", never, async (open) => {
          await open.setContent(`<html><body>${html}</body></html>`);
          return await takeSkeleton(open);
        });
        for (const [, word] of parts) expect(skeleton).not.toContain(word);
      }),
      { numRuns: 40 },
    );
  },
);

test(
  "a page that is deeper than any browser can hand over at once gives a skeleton, without its words",
  patience,
  async () => {
    await using session = await openTestBrowser(["http://site.localhost:1"]);

    const skeletons = await session.run("skeleton", never, async (page) => {
      const taken: string[] = [];
      for (const depth of [70, 500, 2_000]) {
        await page.setContent("<body><p id='top'></p></body>");
        await page.evaluate((levels) => {
          let deepest: Element = document.body;
          for (let level = 0; level < levels; level += 1) {
            const next = document.createElement("div");
            deepest.append(next);
            deepest = next;
          }
          deepest.textContent = "Yamada";
        }, depth);
        taken.push(await takeSkeleton(page));
      }
      return taken;
    });

    for (const skeleton of skeletons) {
      expect(skeleton).toContain('id="top"');
      expect(skeleton).not.toContain("Yamada");
    }
  },
);

test(
  "the structure of a page stays: its ids, its classes, and what its fields are",
  patience,
  async () => {
    await using site = await startSandbox();
    await using session = await openTestBrowser([site.idUrl]);

    const skeleton = await session.run("skeleton", never, async (page) => {
      await page.goto(`${site.idUrl}/users/sign_in?app_key=atd`);
      return await takeSkeleton(page);
    });

    for (const part of ['id="new_user"', 'id="user_email"', 'type="password"', 'id="login_button"'])
      expect(skeleton).toContain(part);
    expect(skeleton).not.toMatch(/ログイン|パスワード|atd/);
  },
);
