import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import type { Tone } from "./tag.tsx";

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
  /** `alert` interrupts a screen reader. */
  role?: "alert";
  children?: ReactNode;
}

/** A box with a message. */
export function Notice({ tone, title, role, children }: NoticeProps) {
  return (
    <div className={`notice tone-${tone}`} role={role}>
      <Icon name={icons[tone]} size={20} />
      <div className="notice-body">
        {title === undefined ? null : <p className="notice-title">{title}</p>}
        {children === undefined ? null : <div>{children}</div>}
      </div>
    </div>
  );
}
