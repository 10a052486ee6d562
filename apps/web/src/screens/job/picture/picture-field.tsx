import type { KeyboardEvent, RefObject } from "react";
import type { PictureEvent } from "@jobcan-automation/contract";
import { useLanguage } from "../../../i18n/language.tsx";
import { keyEvent } from "./pointer-events.ts";

interface PictureFieldProps {
  field: RefObject<HTMLTextAreaElement | null>;
  onEvent: (event: PictureEvent) => void;
  onLeave: () => void;
}

/** Takes what is written, by any input method, and hands it on as text; it never keeps anything. */
export function PictureField({ field, onEvent, onLeave }: PictureFieldProps) {
  const { words } = useLanguage();
  const write = (written: HTMLTextAreaElement) => {
    const text = written.value;
    written.value = "";
    if (text !== "") onEvent({ type: "text", text });
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const { isComposing } = event.nativeEvent;
    if (key === "Escape" && !isComposing) return onLeave();
    const pressed: PictureEvent | undefined =
      key === "a" && (ctrlKey || metaKey)
        ? { type: "select_all" }
        : keyEvent({ key, shiftKey, isComposing });
    if (pressed === undefined) return;
    event.preventDefault();
    onEvent(pressed);
  };
  return (
    <textarea
      ref={field}
      className="picture-field"
      aria-label={words.job.picture.field}
      aria-describedby="picture-keys"
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      rows={1}
      onKeyDown={press}
      onInput={({ nativeEvent, currentTarget }) => {
        const isComposing = nativeEvent instanceof InputEvent && nativeEvent.isComposing;
        if (!isComposing) write(currentTarget);
      }}
      onCompositionEnd={({ currentTarget }) => write(currentTarget)}
    />
  );
}
