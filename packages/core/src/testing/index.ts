export * from "./collect.ts";
export * from "./engine-fixture.ts";
export * from "./fake-clock.ts";
export * from "./fake-runner.ts";
export * from "./fake-telemetry.ts";
export * from "./find-test-chromium.ts";
export * from "./run-against.ts";
export * from "./run-facts.ts";
