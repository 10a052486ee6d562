interface SectionTitleProps {
  id: string;
  number: number;
  title: string;
}

/** The heading of a step of the form; its number is hidden from screen readers. */
export function SectionTitle({ id, number, title }: SectionTitleProps) {
  return (
    <h2 className="section-title" id={id}>
      <span className="section-number" aria-hidden="true">
        {number}
      </span>
      {title}
    </h2>
  );
}
