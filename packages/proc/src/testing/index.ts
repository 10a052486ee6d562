export { modulesLoadedBy } from "./loaded-modules.ts";
export { fakeFiles, fakeProc, type FakeProcess } from "./fake-files.ts";
export { descendantsOf, isRunning, processesNaming, stillAlive } from "./process-oracle.ts";
