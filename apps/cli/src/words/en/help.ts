import type { HelpWords } from "../help-words.ts";

export const helpEn: HelpWords = {
  usage: "Usage: ",
  command: "COMMAND",
  options: "[OPTIONS]",
  intro:
    "Types a month of attendance from a sheet into Jobcan, day by day, and proves what Jobcan holds.",
  titles: {
    commands: "Commands",
    options: "Options",
    everyCommand: "Options of every command",
    exits: "Exit codes: who has to act",
  },
  more: "A command's own options: jobcan-autofill COMMAND --help",
  alsoNamed: (name) => `Also called ${name}.`,
  sentenceEnd: ". ",
  noPasswordOption:
    "A password is never taken as an argument: other users of the machine could read it. It comes from JOBCAN_PASSWORD or --password-stdin; at a terminal it is asked for and not shown.",
  commands: {
    start: {
      brief: "Start the service and its page on this machine, the practice site beside it",
      more: "On the loopback only, until Ctrl-C. It is also what is done without any command.",
    },
    fill: {
      brief: "Enter the sheet into Jobcan",
      more: "Live log on stderr, receipt on stdout. At a terminal it asks before anything is sent.",
    },
    plan: {
      brief: "Compare only: what each day holds now, would hold after, and why",
      more: "Signs in and reads; writes nothing to Jobcan.",
    },
    check: {
      brief: "Show the sheet as understood, and every finding; sends nothing to Jobcan",
    },
    probe: {
      brief: "Connection test: what this account's Jobcan is like, and whether it is understood",
      more: "Signs in once and reads; enters nothing. Ends with 0 where all is understood and days can be entered, else with 2.",
    },
    template: {
      brief: "Save a month's empty sheet",
      more: "MONTH is 2026-11, this-month or last-month.",
    },
    follow: {
      brief: "Go on with the live log of a job that this machine started, then its receipt",
    },
    stop: { brief: "Stop a job" },
    recheck: {
      brief:
        "Read again what Jobcan holds of an earlier job's days: approved, still waiting, or changed",
      more: "JOB is a job's ID, its receipt as JSON, or its sheet; the two files do where the service has no record any more. Signs in and reads; writes nothing.",
    },
    receipt: {
      brief: "Save a job's receipt: the sheet with result columns, or CSV or JSON",
    },
    jobs: { brief: "List this machine's jobs that the service still knows" },
    telemetry: {
      brief: "Show the service's memory and browsers as they are, until Ctrl-C",
    },
    key: {
      brief: "Print your key for a service, for curl and other programs; later commands use it too",
      more: "It is stored in your folder of settings, for you alone. What it owns are its own jobs.",
    },
    practice: {
      brief: "Run the practice Jobcan alone, for trying any client against it",
      more: "On the loopback only, until Ctrl-C. --list names its tenants and faults.",
    },
    doctor: {
      brief: "Look whether everything that filling needs is there",
      more: "Browser, fonts, memory, service and site: each in a sentence, with what to do.",
    },
    completion: {
      brief: "Print the completion script of a shell",
      more: "bash: source <(jobcan-autofill completion bash)",
    },
  },
  optionLines: {
    server:
      "A running service (or JOBCAN_AUTOFILL_SERVER). Without it the service runs inside this program; follow, stop and telemetry take the one of start, else http://localhost:3000",
    "access-token":
      "What a private service asks for (better as JOBCAN_AUTOFILL_ACCESS_TOKEN: others can read arguments)",
    new: "Another key in place of the stored one, which then shows its jobs here no more",
    verbose: "The log of a service inside this program, on stderr",
    port: "Which port of the loopback (default: any free one; start: PORT where it is set)",
    "no-open": "Do not open the page in a browser",
    tenant: "Which company the practice site plays",
    faults: "What goes wrong on the practice site, as slow:value=500,captcha",
    latency: "Milliseconds before each answer",
    list: "Name the tenants and faults, and end",
    json: "Results as JSON",
    lang: "Language (default: by LANG, else ja)",
    help: "This text",
    version: "The version",
    login: "E-mail or staff code (or JOBCAN_LOGIN)",
    "password-stdin": "Read the password from standard input",
    "practice-account":
      "Sign in with the practice site's own account; so it is also where no login is given",
    "own-sign-in":
      "give no password: sign in yourself in a window that opens (Google, SAML and passkeys too), and close it",
    company: "Company ID, for staff codes and multi-company accounts",
    target: "Which Jobcan (default jobcan, the real one)",
    plan: "Compare only, as the command plan does",
    note: "Note for rows that have none",
    group: "Place of work",
    "include-holidays": "Enter days that are holidays in Jobcan too",
    "unread-leave":
      "Days of which it cannot be read whether they are leave: leave (default, not entered) or enter",
    "add-missing-on":
      "Days on which only the missing punches are added beside what Jobcan holds; plan names such days",
    "include-doubtful":
      "Enter rows that the sheet itself puts in doubt too (leave beside times, a second shift that is not read, …); without it they are named and not sent",
    "first-day-only": "Send only the earliest day; the others by running it again without this",
    "after-day": "Finish the current day first",
    yes: "Do not ask before anything is sent",
    sheet: "Which sheet of the file to read",
    person: "Whose rows are meant, in a sheet of several people",
    month: "The month of days that do not say it (2, 11/2)",
    columns: "Which columns to read; also note=F, breakStart=G, breakEnd=H",
    "accept-suggestions": "Take every spelling that is offered for a cell",
    "only-good": "Go on with the rows that have nothing against them; the others are named",
    skeleton:
      "Save the structure of the pages that are not understood, for a report; it holds no text, number or name of the page",
    output: "Where to save it",
  },
  exits: {
    0: "all verified: every row that was sent is recorded, or was left out by your own rules (check: every row is good; plan: compared; probe: understood; recheck: held or still waiting)",
    2: "partial: a row was not sent or a day is not as asked, or nothing was entered",
    3: "the sheet has to be looked at or corrected; nothing was sent",
    4: "a person is needed at the sign-in: a code, a CAPTCHA, a locked account",
    5: "wrong password or login",
    6: "it could not run: no service, no browser, or the site is not as expected",
    7: "try again later: busy, out of order, or cut off",
    64: "the command line was not understood",
    130: "stopped, by Ctrl-C or by stop",
  },
};
