import type { SimulatedFault } from "../faults/simulated-fault.ts";
import { withFault } from "../faults/switch-faults.ts";
import { signedIn, type Visitor } from "./visitor.ts";

/** Switches a fault on for a visitor's site. */
export function fault(visitor: Visitor, spec: SimulatedFault): void {
  visitor.state.faults = withFault(visitor.state.faults, spec);
}

/** A signed-in visitor of the default tenant with one fault switched on after the sign-in. */
export async function signedInWith(spec: SimulatedFault): Promise<Visitor> {
  const visitor = await signedIn();
  fault(visitor, spec);
  return visitor;
}
