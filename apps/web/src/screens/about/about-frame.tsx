import type { ServiceInfo } from "@jobcan-automation/contract";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useLanguage } from "../../i18n/language.tsx";
import { ProblemNotice } from "../../shared/notices/problem-notice.tsx";
import { useTitle } from "../../shared/use-title.ts";
import { useService } from "../../state/service.tsx";
import "./about.css";

interface AboutFrameProps {
  title: string;
  lead: string;
  /** What is true of every service, so that it is there at once. */
  first: ReactNode;
  /** What depends on the service: only once it has described itself, and last, so that it moves nothing. */
  children: (info: ServiceInfo) => ReactNode;
}

/** A page of what the running service says of itself. */
export function AboutFrame({ title, lead, first, children }: AboutFrameProps) {
  const { words } = useLanguage();
  const { queries } = useService();
  const info = useQuery(queries.service.info.queryOptions());
  useTitle(title);
  return (
    <div className="about">
      <header className="screen-head">
        <h1>{title}</h1>
        <p className="dim">{lead}</p>
      </header>
      {first}
      <ProblemNotice call={info} />
      {info.data === undefined ? (
        <output className="page-wait dim">{words.about.opening}</output>
      ) : (
        children(info.data)
      )}
    </div>
  );
}

/** A part of such a page under its own heading. */
export function AboutPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card about-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Sentences in a list. */
export function Sentences({ of }: { of: readonly string[] }) {
  return (
    <ul className="about-list">
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
