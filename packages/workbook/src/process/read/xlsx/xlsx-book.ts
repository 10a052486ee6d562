import { posix } from "node:path";
import type { Container } from "./inspect-container.ts";
import { invalidWorkbook } from "../../../refusal.ts";
import { walkXml } from "./walk-xml.ts";
import type { WorkbookLimits } from "../../../workbook-request.ts";

/** The workbook part: sheets in the order of their tabs, and the names of the shared parts. */
export interface XlsxBook {
  sheets: XlsxSheetPart[];
  date1904: boolean;
  stringsPart: string | undefined;
  stylesPart: string | undefined;
}

export interface XlsxSheetPart {
  name: string;
  hidden: boolean;
  /** The tab the file was saved on. */
  isActive: boolean;
  part: string;
}

/** Reads the list of sheets, without chart and dialog sheets. Relations that lead out of the file are not followed. */
export async function readXlsxBook(
  container: Container,
  limits: WorkbookLimits,
): Promise<XlsxBook> {
  const bookPart = await findBookPart(container);
  const relations = await readRelations(container, relationsOf(bookPart));
  const { sheets, activeTab, date1904 } = await readSheetList(container, bookPart, limits);
  return {
    sheets: sheets.flatMap(({ name, hidden, relationId }, tab) => {
      const relation = relations.get(relationId);
      const part = relation?.type === "worksheet" ? relation.part : undefined;
      return part && container.has(part)
        ? [{ name, hidden, isActive: tab === activeTab, part }]
        : [];
    }),
    date1904,
    stringsPart: partOfType(relations, "sharedStrings"),
    stylesPart: partOfType(relations, "styles"),
  };
}

interface Relation {
  type: string;
  part: string;
}

async function findBookPart(container: Container): Promise<string> {
  const root = await readRelations(container, "_rels/.rels");
  const part = partOfType(root, "officeDocument") ?? "xl/workbook.xml";
  if (!container.has(part)) throw invalidWorkbook("damaged");
  return part;
}

function relationsOf(part: string): string {
  return posix.join(posix.dirname(part), "_rels", `${posix.basename(part)}.rels`);
}

async function readRelations(container: Container, part: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  const stream = await container.open(part);
  if (!stream) return relations;
  const folder = posix.dirname(posix.dirname(part));
  await walkXml(stream, {
    open: (name, { Id = "", Type = "", Target = "", TargetMode = "" }) => {
      if (name !== "Relationship" || TargetMode === "External") return;
      relations.set(Id, {
        type: Type.slice(Type.lastIndexOf("/") + 1),
        part: resolve(folder, Target),
      });
      // A file may not have more entries than this, so more relations are of no use.
      if (relations.size > maxRelations)
        throw invalidWorkbook("too_many_entries", { limit: maxRelations });
    },
  });
  return relations;
}

function resolve(folder: string, target: string): string {
  return target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
}

function partOfType(relations: ReadonlyMap<string, Relation>, type: string): string | undefined {
  return relations.values().find((relation) => relation.type === type)?.part;
}

interface SheetList {
  sheets: { name: string; hidden: boolean; relationId: string }[];
  activeTab: number;
  date1904: boolean;
}

async function readSheetList(
  container: Container,
  part: string,
  limits: WorkbookLimits,
): Promise<SheetList> {
  const list: SheetList = { sheets: [], activeTab: 0, date1904: false };
  const stream = await container.open(part);
  if (!stream) throw invalidWorkbook("damaged");
  await walkXml(stream, {
    open: (name, attributes) => {
      if (name === "workbookPr") list.date1904 = isTrue(attributes["date1904"]);
      if (name === "workbookView") list.activeTab = Number(attributes["activeTab"] ?? 0);
      if (name !== "sheet") return;
      const { name: title = "", state = "visible" } = attributes;
      const relationId = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
      list.sheets.push({ name: title.slice(0, 100), hidden: state !== "visible", relationId });
      if (list.sheets.length > limits.maxSheets) {
        throw invalidWorkbook("too_many_sheets", { limit: limits.maxSheets });
      }
    },
  });
  return list;
}

/** xsd:boolean. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

const maxRelations = 1_000;
