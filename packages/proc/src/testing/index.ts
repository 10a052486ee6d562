export { modulesLoadedBy } from "./loaded-modules.ts";
export { fakeFiles, fakeProc, type FakeProcess } from "./fake-files.ts";
export {
  descendantsOf,
  isRunning,
  type LivingProcess,
  processesNaming,
  stillAlive,
} from "./process-oracle.ts";
