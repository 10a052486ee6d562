import {
  type ProbeFindings,
  type ProbeReport,
  type ProbeSubject,
  probeSubjects,
} from "@jobcan-automation/contract";
import type { Answer, Found, ProbeSentences } from "./probe-sentences.ts";
import type { Sentences } from "./sentences.ts";

/** One line of the table: what was asked, what is the answer, and whether it is one. */
interface ProbeLine {
  subject: ProbeSubject;
  label: string;
  state: "found" | "not_knowable" | "not_understood";
  text: string;
}

/** A connection test's answers so far, in the order in which they are shown. */
export function probeLines(sentences: Sentences, report: ProbeReport): ProbeLine[] {
  return probeSubjects.flatMap((subject) => lineOf(sentences, subject, report.findings));
}

/** The whole in a sentence or two; "" until all was read. */
export function probeSummary({ probe }: Sentences, { verdict, unread }: ProbeReport): string {
  const said = verdict === undefined ? [] : [probe.verdicts[verdict]];
  const pages = unread.map((page) => probe.pages[page]).join(" / ");
  return [...said, ...(pages === "" ? [] : [probe.unread(pages)])].join(" ");
}

function lineOf({ probe }: Sentences, subject: ProbeSubject, findings: ProbeFindings): ProbeLine[] {
  const answer = findings[subject];
  if (answer === undefined) return [];
  const { state } = answer;
  return [{ subject, label: probe.subjects[subject], state, text: textOf(probe, subject, answer) }];
}

function textOf<S extends ProbeSubject>(
  probe: ProbeSentences,
  subject: S,
  answer: Answer<S>,
): string {
  switch (answer.state) {
    case "found":
      // The compiler does not pair an answer that is narrowed with its subject.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return probe.found[subject](answer as Found<S>);
    case "not_understood":
      return probe.notUnderstood(answer.field);
    case "not_knowable": {
      const { why, awaiting, siteText } = answer;
      const seen = awaiting === undefined ? [] : [probe.awaiting(awaiting)];
      const said = siteText === undefined ? [] : [`「${siteText}」`];
      return [probe.unknowable[why], ...seen, ...said].join(" ");
    }
  }
}
