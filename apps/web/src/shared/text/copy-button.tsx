import { useState } from "react";
import { useLanguage } from "../../i18n/language.tsx";

interface CopyButtonProps {
  label: string;
  text: () => string;
}

/** Copies a text; nothing where the browser lets a page copy nothing, as over plain HTTP in a local network. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const { words } = useLanguage();
  const [end, setEnd] = useState<"done" | "failed" | undefined>(undefined);
  if (!isSecureContext) return null;
  const copy = () => {
    setEnd(undefined);
    void navigator.clipboard.writeText(text()).then(
      () => setEnd("done"),
      () => setEnd("failed"),
    );
  };
  return (
    <span className="copy">
      <button type="button" className="link-button" onClick={copy}>
        {label}
      </button>
      <output>{end === undefined ? "" : ` ${words.copy[end]}`}</output>
    </span>
  );
}
