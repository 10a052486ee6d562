/** A fault as switched on: what goes wrong, where, after how many matching requests, how often. */
export interface FaultSpec {
  readonly name: string;
}

/** A fault that is switched on, with what it has seen. */
export interface Fault {
  readonly spec: FaultSpec;
}
