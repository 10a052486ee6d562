import type { UsageWords } from "../usage-words.ts";

export const usageEn: UsageWords = {
  unknownCommand: (name) => `there is no command ${name}`,
  unknownOption: (option) => `there is no option ${option}`,
  notOf: (option, command) => `${command} takes no ${option}`,
  valueMissing: (option, metavar) => `${option} needs a value: ${option} ${metavar}`,
  takesNoValue: (option) => `${option} takes no value`,
  operandMissing: (operand, command) => `${operand} is missing: ${command} ${operand}`,
  tooMany: (words) => `too many words: ${words.join(" ")}`,
  notOneOf: (what, choices, given) => `${what} must be ${choices.join(" or ")}, not ${given}`,
  notANumber: (option, { least, most }, given) =>
    `${option} must be a whole number from ${least} to ${most}, not ${given}`,
  notListed: (option, given) => `${option}: practice --list names no ${given}`,
  notAnAddress: (option, given) => `${option} must be an http or https address, not ${given}`,
  notAMonth: (option, given) => `${option} must be a month such as 2026-11, not ${given}`,
  notColumns: (option, given) =>
    `${option} must name columns by letters, as date=A,start=D,end=E (also note, breakStart, breakEnd), not ${given}`,
  badEnding: (option, endings, given) =>
    `${option} must end in ${endings.map((ending) => `.${ending}`).join(" or ")}, not ${given}`,
  needsPractice: "--practice-account needs --target practice",
  loginMissing: "a login is missing: --login or JOBCAN_LOGIN",
  passwordMissing: "a password is missing: --password-stdin or JOBCAN_PASSWORD",
  noOwnSignIn:
    "--own-sign-in is for a terminal on your own computer, with a screen and Chrome or Edge (SIGN_IN_BROWSER names another browser)",
  noPracticeSite: "this service has no practice site",
  notDates: (option, given) => `${option} must be days such as 2026-11-05,2026-11-06, not ${given}`,
  noTemplate: (month) => `there is no template for ${month}`,
  notAReceipt: (path) => `${path} is no receipt: it has no days`,
  notAFile: (path) => `${path} is not a file`,
  fileRefused: (path, code) =>
    code === "ENOENT" ? `${path} is not there` : `${path} cannot be opened or written (${code})`,
  noFolder: (path) => `the folder of ${path} is not there`,
  resultLost: (code) =>
    `the result could not be written to stdout (${code}); check the free space and run it again`,
  seeHelp: "(--help)",
};
