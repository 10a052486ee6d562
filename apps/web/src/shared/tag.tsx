import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type Tone = "ok" | "info" | "warn" | "bad" | "quiet";

/** A state in words, with a shape and a colour of its own: never the colour alone. */
export function Tag({ tone, icon, children }: { tone: Tone; icon: IconName; children: ReactNode }) {
  return (
    <span className={`tag tone-${tone}`}>
      <Icon name={icon} size={14} />
      {children}
    </span>
  );
}
