import type { ReactNode } from "react";
import { Icon, type IconName } from "../icon.tsx";

export type Tone = "ok" | "info" | "warn" | "bad" | "quiet";

/** How a tag shows a state. */
export interface TagStyle {
  tone: Tone;
  icon: IconName;
}

/** A state in words, with a shape and a colour: never the colour alone. */
export function Tag({ tone, icon, children }: TagStyle & { children: ReactNode }) {
  return (
    <span className={`tag tone-${tone}`}>
      <Icon name={icon} size={14} />
      {children}
    </span>
  );
}
