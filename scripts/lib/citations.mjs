// Citations of a document's section (docs/jobcan.md §5.2, docs/jobcan.md §13 h, i, docs/faults.md F40–F47), and whether
// what they name is there.

const section = String.raw`§[\d.]*\d(?:–§?[\d.]*\d)?(?: [a-z]\b(?:, [a-z]\b)*)?`;
const row = String.raw`[A-Z]\d+(?:-\d+)?(?:–[A-Z]?\d+)?`;
const reference = `${section}|${row}`;
const listOf = (part) => String.raw`(?:${part})(?:,?\s+(?:${part}))*`;
const named = String.raw`(?<document>[\w./-]*\w\.md)\b(?:\`?\s+(?<list>${listOf(reference)}))?`;
const citation = new RegExp(`${named}|(?<bare>${listOf(section)})`, "g");

/**
 * The citations in `text` that lead nowhere, as "line: what". `readDocument` gives the text of a document by the name
 * that is cited, or undefined. A section sign that follows no name belongs to the text itself if that has numbered
 * sections, else to the document named last.
 */
export function findWrongCitations({ text, isDocument, readDocument }) {
  const wrong = [];
  const own = isDocument ? labelsOf(text) : new Set();
  let last = own.size > 0 ? { name: "this document", labels: own } : undefined;
  for (const { index, groups } of withoutBreaks(text).matchAll(citation)) {
    const line = text.slice(0, index).split("\n").length;
    const cited = groups.document ? read(groups.document, readDocument) : last;
    wrong.push(
      ...missing(cited, groups.list ?? groups.bare ?? "").map((found) => `${line}: ${found}`),
    );
    if (own.size === 0 && cited?.labels?.size > 0) last = cited;
  }
  return wrong;
}

function read(name, readDocument) {
  const text = readDocument(name);
  return { name, labels: text === undefined ? undefined : labelsOf(text) };
}

function missing(cited, list) {
  if (cited === undefined) return [`${list} names no document`];
  if (cited.labels === undefined) return [`${cited.name} is not there`];
  const lost = labelsIn(list).filter((label) => !cited.labels.has(label));
  return lost.map((label) => `${cited.name} has no ${label}`);
}

/**
 * What can be cited of a document: numbered headings and list items ("5.2"), lettered rows ("13 h"), rows with a number
 * of their own ("F08", "P0-4").
 */
export function labelsOf(text) {
  const labels = new Set();
  let current = "";
  for (const line of text.split("\n")) {
    const heading = /^#+ (\d+(?:\.\d+)*)\.? /.exec(line)?.[1];
    if (heading) current = heading;
    else if (line.startsWith("#")) current = "";
    const item = /^(\d+)\. /.exec(line)?.[1];
    const numbered = /^\| (?:([a-z])|([A-Z]\d+(?:-\d+)?))\b/.exec(line);
    if (heading) labels.add(heading);
    if (current && item) labels.add(`${current}.${item}`);
    if (current && numbered?.[1]) labels.add(`${current} ${numbered[1]}`);
    if (numbered?.[2]) labels.add(numbered[2]);
  }
  return labels;
}

/** Sections without their sign, a letter with its section; of a range its two ends. */
function labelsIn(list) {
  return [...list.matchAll(new RegExp(reference, "g"))].flatMap(([found]) => {
    const [place, ...letters] = found.replaceAll("§", "").split(/,? /);
    const [from, to] = place.split("–");
    if (letters.length > 0) return letters.map((letter) => `${from} ${letter}`);
    const prefix = /^[A-Z]/.exec(from)?.[0] ?? "";
    return to === undefined ? [from] : [from, /^[A-Z]/.test(to) ? to : `${prefix}${to}`];
  });
}

/** A program with everything blanked that is no comment; the length stays, so that places are those of the program. */
export function commentsOf(program) {
  let end = 0;
  let text = "";
  for (const { 0: comment, index } of program.matchAll(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*/gm)) {
    text += blank(program.slice(end, index)) + comment;
    end = index + comment.length;
  }
  return text + blank(program.slice(end));
}

/** A citation may go on in the next line of a comment; the length stays, so that places are those of the text. */
function withoutBreaks(text) {
  return text.replaceAll(/\n[ \t]*(?:\*(?!\/)|\/\/)?/g, (found) => " ".repeat(found.length));
}

function blank(text) {
  return text.replaceAll(/[^\n]/g, " ");
}
