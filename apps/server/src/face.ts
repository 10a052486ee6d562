/** The service for a program that composes it itself, with a listening server or without. */
export { composeFor } from "./compose-for.ts";
export type { Service } from "./compose.ts";
export { type Config, ConfigError, readConfig } from "./config.ts";
export { findEntries } from "./entries.ts";
export { limitsFor, listen } from "./http/listen.ts";
export { shutDownService } from "./shutdown.ts";
export { chooseSystem, type ProcessSystem } from "@jobcan-automation/proc";
