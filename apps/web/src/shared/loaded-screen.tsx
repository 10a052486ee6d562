import { type ComponentType, lazy, useState } from "react";

export interface LoadedScreen<Props extends object> {
  /** Waits for its file where that has not come; for a place inside a `Suspense`. */
  Screen: ComponentType<Props>;
  /** Brings the file: a screen that is shown after that is there at once. Rejects where it cannot be brought. */
  load: () => Promise<void>;
}

/** A screen in a file of its own, which can be brought before the screen is shown. */
export function loadedScreen<Props extends object>(
  bring: () => Promise<ComponentType<Props>>,
): LoadedScreen<Props> {
  let loaded: ComponentType<Props> | undefined;
  const Lazy: ComponentType<Props> = lazy(async () => ({ default: await bring() }));
  return {
    Screen(props) {
      const [Shown] = useState(() => loaded ?? Lazy);
      return <Shown {...props} />;
    },
    async load() {
      loaded = await bring();
    },
  };
}
