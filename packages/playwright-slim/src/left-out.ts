/**
 * What stands in for a library of Playwright's that a run at a pipe never calls: it can be held and looked into, and
 * says its name when it is called all the same.
 */
function leftOut(name: string): unknown {
  const fail = (): never => {
    throw new Error(`${name} is not part of this build of Playwright`);
  };
  return new Proxy(function absent() {}, {
    get: (own, key) =>
      typeof key === "symbol" || key in own ? Reflect.get(own, key) : leftOut(`${name}.${key}`),
    apply: fail,
    construct: fail,
  });
}

const log = Object.assign(() => {}, { enabled: false });

/** The two that are called: nothing is logged, and what is said has no colour. */
const used = {
  debug: Object.assign(() => log, { enabled: () => false, formatters: {}, log: () => {} }),
  colors: new Proxy({}, { get: () => String }),
};

/** In place of Playwright's `utilsBundle`. */
export const utils: unknown = new Proxy(used, {
  get: (own, key) => (key in own ? Reflect.get(own, key) : leftOut(String(key))),
});
