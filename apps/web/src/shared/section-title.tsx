import type { Ref } from "react";

interface SectionTitleProps {
  id: string;
  number: number;
  title: string;
  /** Lets the heading take the focus. */
  ref?: Ref<HTMLHeadingElement>;
}

/** The heading of a step of the form; its number is hidden from screen readers. */
export function SectionTitle({ id, number, title, ref }: SectionTitleProps) {
  return (
    <h2 className="section-title" id={id} ref={ref} tabIndex={ref === undefined ? undefined : -1}>
      <span className="section-number" aria-hidden="true">
        {number}
      </span>
      {title}
    </h2>
  );
}
