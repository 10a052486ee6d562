import { skeletonLimits } from "@jobcan-automation/contract";
import type { TreeNode } from "./read-tree.ts";
import { isHtmlAttribute, isHtmlTag } from "./plain-words.ts";
import { shapeName } from "./shape-name.ts";
import { shapeText } from "./shape-text.ts";

/**
 * Pure: the structure of a page as HTML. Tags, ids, classes and names of attributes stay where they are words that
 * pages are built with; every other value and every text is replaced by its shape. What repeats is written once. Longer
 * ones are cut.
 */
export function shapePage(tree: TreeNode): string {
  const lines = linesOf(tree, "");
  let html = "";
  for (const line of lines) {
    if (html.length + line.length > skeletonLimits.pageChars) return `${html}<!-- cut -->\n`;
    html += `${line}\n`;
  }
  return html;
}

function linesOf(node: TreeNode, indent: string): string[] {
  const tag = isHtmlTag(node.tag) ? node.tag : shapeName(node.tag);
  const open = `${indent}<${tag}${node.attributes.map(shapeAttribute).join("")}>`;
  const deeper = indent.length < deepestIndent ? `${indent} ` : indent;
  const children = withoutRepeats(
    node.children.map((child) => childLines(child, deeper)),
    deeper,
  );
  if (children.length === 0) return [open];
  return [open, ...children, `${indent}</${tag}>`];
}

const deepestIndent = 40;

function childLines(child: TreeNode | string, indent: string): string[] {
  if (typeof child !== "string") return linesOf(child, indent);
  const shape = shapeText(child);
  return shape === "" ? [] : [`${indent}${escapeText(shape)}`];
}

/** Rows of a table that look alike, for one, become one row and a note of how many they are. */
function withoutRepeats(blocks: readonly string[][], indent: string): string[] {
  const kept: { lines: string[]; key: string; times: number }[] = [];
  for (const lines of blocks.filter(({ length }) => length > 0)) {
    const key = lines.join("\n");
    const last = kept.at(-1);
    if (last?.key === key) last.times += 1;
    else kept.push({ lines, key, times: 1 });
  }
  return kept.flatMap(({ lines, times }) =>
    times === 1 ? lines : lines.concat(`${indent}<!-- repeated -->`),
  );
}

/** Values that say how an element behaves, and nothing of anybody. */
const openValues: Readonly<Record<string, ReadonlySet<string>>> = {
  type: new Set(
    "text hidden button submit reset checkbox radio password email tel number time date file search image".split(
      " ",
    ),
  ),
  method: new Set(["get", "post"]),
  role: new Set(
    "button dialog menu navigation main alert status tab table row cell list".split(" "),
  ),
  scope: new Set(["row", "col"]),
};

const named: ReadonlySet<string> = new Set([
  "id",
  "class",
  "name",
  "for",
  "data-toggle",
  "data-target",
]);

function shapeAttribute([name, value]: [string, string]): string {
  const shown = ` ${isHtmlAttribute(name) ? name : shapeName(name)}`;
  if (value === "") return shown;
  return `${shown}="${escapeText(shapeValue(name.toLowerCase(), value))}"`;
}

function shapeValue(name: string, value: string): string {
  const open = value.trim().toLowerCase();
  if (openValues[name]?.has(open) === true) return open;
  if (name === "style" && /display\s*:\s*none/i.test(value)) return "display:none";
  return named.has(name) ? value.split(/\s+/).map(shapeName).join(" ") : shapeText(value);
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
