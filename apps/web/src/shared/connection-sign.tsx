import type { Connection } from "@jobcan-automation/client/browser";
import { Icon } from "./icon.tsx";

const classes = { connecting: "dim", open: "is-open", reconnecting: "is-cut" };

/** Whether the page receives live events; `label` says so in words. */
export function ConnectionSign({ state, label }: { state: Connection["state"]; label: string }) {
  return (
    <output className={`connection ${classes[state]}`}>
      {state === "open" ? <span className="connection-dot" aria-hidden="true" /> : null}
      {state === "reconnecting" ? <Icon name="refresh" size={15} /> : null}
      {label}
    </output>
  );
}
