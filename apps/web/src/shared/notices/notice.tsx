import type { ReactNode, Ref } from "react";
import { Icon, type IconName } from "../icon.tsx";
import type { Tone } from "../tags/tag.tsx";

const icons: Record<Tone, IconName> = {
  ok: "check",
  info: "info",
  warn: "alert",
  bad: "alert",
  quiet: "info",
};

interface NoticeProps {
  tone: Tone;
  title?: string | undefined;
  /** Makes the title a heading that can take the focus. */
  heading?: Ref<HTMLHeadingElement> | undefined;
  /** `alert` interrupts a screen reader. */
  role?: "alert";
  children?: ReactNode;
}

/** A box with a message. */
export function Notice({ tone, title, heading, role, children }: NoticeProps) {
  return (
    <div className={`notice tone-${tone}`} role={role}>
      <Icon name={icons[tone]} size={20} />
      <div className="notice-body">
        {title === undefined ? null : <NoticeTitle title={title} heading={heading} />}
        {children === undefined ? null : <div>{children}</div>}
      </div>
    </div>
  );
}

function NoticeTitle({ title, heading }: { title: string } & Pick<NoticeProps, "heading">) {
  if (heading === undefined) return <p className="notice-title">{title}</p>;
  return (
    <h2 className="notice-title" tabIndex={-1} ref={heading}>
      {title}
    </h2>
  );
}
