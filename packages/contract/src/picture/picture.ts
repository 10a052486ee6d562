/** The live picture of a run's browser, for the person who has to answer something in it. */

/** How a host stands: `asked` waits for the person, `file` is open because a page shown takes its files from it. */
export const pictureHostStates = ["asked", "allowed", "refused", "file"] as const;

/** A host beside Jobcan's own, as "name" or "name:port". */
export interface PictureHost {
  host: string;
  state: (typeof pictureHostStates)[number];
}

/** What is known of the picture beside its frames. */
export interface PictureState {
  /** Where the browser is. */
  host: string;
  title: string;
  hosts: readonly PictureHost[];
}

export const pictureLimits = {
  /** Widths of a picture in pixels: a phone's, and the widest. */
  minWidth: 320,
  maxWidth: 800,
  height: 600,
  framesPerSec: 5,
  /** Events of one POST, and characters of one text. */
  eventsAtOnce: 50,
  textChars: 500,
} as const;

/** Keys that a page takes as keys; what is written goes as text. */
export const pictureKeys = [
  "Enter",
  "Tab",
  "Backspace",
  "Delete",
  "Escape",
  "Space",
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
] as const;

/** What a viewer receives, in order; frames are JPEG. */
export type PictureMessage =
  /** Opens a viewing: inputs name it, and nothing else than its newest number counts. */
  | { type: "viewing"; viewing: string; width: number; height: number }
  | ({ type: "state" } & PictureState)
  /** Nothing has changed: only says that the stream is alive. */
  | { type: "ping" }
  | { type: "ended" };
