/** The time this package needs; a wider clock fits. `now` is epoch ms, `monotonicMs` never jumps. */
export interface DiagnosticsClock {
  now(): number;
  monotonicMs(): number;
  /** Calls back once after `delayMs`; disposing cancels. */
  after(delayMs: number, callback: () => void): Disposable;
}
