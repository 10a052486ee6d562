#!/usr/bin/env node
// Written for any Node: an old one must understand this file to say that it is too old.
var needed = 24;
var locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";

if (Number(process.versions.node.split(".")[0]) >= needed) {
  require("./load.cjs");
} else {
  var isEnglish = locale.slice(0, 2) === "en";
  var before = isEnglish ? "Node.js " + needed + " or newer is needed; this is " : "Node.js ";
  var after = isEnglish ? "." : " では動きません。" + needed + " 以上が必要です。";
  process.stderr.write("jobcan-autofill: " + before + process.version + after + "\n");
  process.exitCode = 6;
}
