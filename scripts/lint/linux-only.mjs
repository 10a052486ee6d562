// A rule of this repository for oxlint: what only Linux has (/proc, /sys, control groups, process groups, OOM scores,
// priorities) stays in the folders that stand behind a port, so that the rest runs on any system.

const linuxPath = /^\/(?:proc|sys)(?:\/|$)/;
const messages = {
  path: "/proc and /sys are read behind the ports of packages/proc and diagnostics only.",
  group: "Process groups are for packages/proc: killTree, killRun.",
  detached: "How a child is started apart from our terminal differs by system: use `apart`.",
  priority: "Priorities and OOM scores are for packages/proc.",
};

const linuxOnly = {
  meta: { messages },
  create(context) {
    const report = (node, messageId) => context.report({ node, messageId });
    return {
      Literal(node) {
        if (typeof node.value === "string" && linuxPath.test(node.value)) report(node, "path");
      },
      TemplateElement(node) {
        if (linuxPath.test(node.value.raw)) report(node, "path");
      },
      CallExpression({ callee, arguments: [first] }) {
        const name = callee.property?.name ?? callee.name;
        if (name === "setPriority") report(callee, "priority");
        const isKill = name === "kill" || name === "killQuietly";
        if (isKill && first?.type === "UnaryExpression" && first.operator === "-") {
          report(first, "group");
        }
      },
      Property(node) {
        if (node.key.name === "detached" && node.value.value === true) report(node, "detached");
      },
    };
  },
};

export default { meta: { name: "house" }, rules: { "linux-only": linuxOnly } };
