import { useRef, type RefObject } from "react";
import type { PictureEvent } from "@jobcan-automation/contract";
import { useLanguage } from "../../../i18n/language.tsx";
import { PictureField } from "./picture-field.tsx";
import { usePointer } from "./use-pointer.ts";
import { useWheel } from "./use-wheel.ts";

interface PictureViewProps {
  canvas: RefObject<HTMLCanvasElement | null>;
  title: string;
  isLive: boolean;
  onEvent: (event: PictureEvent) => void;
  /** Escape: the keyboard goes on behind the picture. */
  onLeave: () => void;
}

/** The picture, with a field over it that takes what is written; no browser writes on a canvas itself. */
export function PictureView({ canvas, title, isLive, onEvent, onLeave }: PictureViewProps) {
  const { words } = useLanguage();
  const field = useRef<HTMLTextAreaElement>(null);
  useWheel(canvas, onEvent);
  const pointer = usePointer(onEvent, () => field.current?.focus({ preventScroll: true }));
  return (
    <div className={isLive ? "picture-view" : "picture-view is-waiting"}>
      <canvas ref={canvas} width={800} height={600} {...pointer}>
        {words.job.picture.label(title)}
      </canvas>
      <PictureField field={field} onEvent={onEvent} onLeave={onLeave} />
    </div>
  );
}
