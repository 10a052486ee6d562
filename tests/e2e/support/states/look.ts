/** Looks at a screen in one of its states; the name says which. */
export type Look = (state: string) => Promise<void>;
