/// <reference lib="dom" />
/* oxlint-disable unicorn/consistent-function-scoping -- a function that runs inside the page must carry its helpers with it */
import type { Page } from "playwright";

/** An element as it is in the page, or a text. */
export interface TreeNode {
  tag: string;
  attributes: [name: string, value: string][];
  children: (TreeNode | string)[];
}

/**
 * The page's elements, the first few thousand of them, with the start of each text. Scripts, comments and what stands
 * deeper than a page is built are left out.
 */
export function readTree(page: Page): Promise<TreeNode> {
  return page.evaluate(extractTree, { elements: 6000, chars: 120, depth: 40 });
}

/** Runs inside the page: it may use nothing but its argument. */
function extractTree(limits: { elements: number; chars: number; depth: number }): TreeNode {
  let left = limits.elements;
  const cut = (text: string) => text.slice(0, limits.chars);
  const silent = new Set(["script", "style", "noscript", "svg", "math", "iframe", "object"]);
  const childrenOf = (element: Element) =>
    element instanceof HTMLTemplateElement ? element.content.childNodes : element.childNodes;
  const nodeOf = (element: Element, depth: number): TreeNode => {
    left -= 1;
    const tag = element.tagName.toLowerCase();
    const attributes = [...element.attributes].map(({ name, value }): [string, string] => [
      name,
      cut(value),
    ]);
    const children: (TreeNode | string)[] = [];
    for (const child of silent.has(tag) || depth >= limits.depth ? [] : childrenOf(element)) {
      if (left <= 0) break;
      if (child instanceof Element) children.push(nodeOf(child, depth + 1));
      else if (child.nodeType === Node.TEXT_NODE) children.push(cut(child.nodeValue ?? ""));
    }
    return { tag, attributes, children };
  };
  return nodeOf(document.documentElement, 1);
}
