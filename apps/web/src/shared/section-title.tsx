interface SectionTitleProps {
  id: string;
  number: number;
  title: string;
}

/** A step of the form: its number is for the eye, its title for everyone. */
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
