import { aboutStates } from "./support/states/about-states.ts";
import { formStates } from "./support/states/form-states.ts";
import { inspectEverywhere } from "./support/states/inspect-everywhere.ts";
import { expectedComplaints } from "./support/states/inspect-state.ts";
import { jobStates } from "./support/states/job-states.ts";
import { jobsStates } from "./support/states/jobs-states.ts";
import { operatedService, operatorStates } from "./support/states/operator-states.ts";
import { probeStates } from "./support/states/probe-states.ts";
import { telemetryStates } from "./support/states/telemetry-states.ts";
import { test } from "./support/test.ts";

// Some hundred states, each seen four times.
test.describe.configure({ mode: "parallel", timeout: 1_200_000 });
test.use({ contextOptions: { reducedMotion: "reduce" } });

test.beforeEach(({ complaints }) => {
  complaints.tolerate(expectedComplaints);
});

for (const [what, walk, serviceOptions] of [
  ["of a job", jobStates],
  ["of the form", formStates],
  ["of the connection test", probeStates],
  ["of the list of jobs", jobsStates],
  ["of the telemetry", telemetryStates],
  ["of the pages on the service itself", aboutStates],
  ["of the operator's page", operatorStates, operatedService],
] as const) {
  test.describe(() => {
    test.use({ serviceOptions: serviceOptions ?? {} });
    test(`in both languages, widths and colour schemes axe finds nothing, and on a phone nothing spills, in any state ${what}`, async ({
      page,
      service,
    }) => {
      await walk(page, await inspectEverywhere(page), service);
    });
  });
}
