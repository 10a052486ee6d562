/** What `--help` says. */
export const usage = `Usage: jobcan-autofill <command> [options]

Commands
  run FILE              Enter the sheet into Jobcan: live log on stderr, receipt on stdout
  check FILE            List every finding in the sheet; sends nothing to Jobcan
  follow ID             Go on with the live log of a job that this machine started, then its receipt
  receipt ID            Save its receipt: the sheet with result columns, or by -o FILE.csv, FILE.json
  stop ID               Stop it
  template MONTH        Save a month's empty sheet (2026-11, this-month, last-month)

Options
  --server URL          The service (default http://localhost:3000, or JOBCAN_AUTOFILL_SERVER)
  --login NAME          E-mail or staff code (or JOBCAN_LOGIN)
  --password-stdin      Read the password from standard input (or set JOBCAN_PASSWORD);
                        at a terminal it is asked for and not shown
  --practice-account    Sign in with the practice site's own account
  --company ID          Company ID, for staff codes and multi-company accounts
  --target TARGET       practice or jobcan (default jobcan)
  --plan                Read and compare only; write nothing
  --note TEXT           Note for rows that have none
  --group NAME          Place of work
  --include-holidays    Enter days that are holidays in Jobcan too
  --after-day           With stop: finish the current day first
  -o, --output FILE     With template and receipt: where to save it
  --json                Results as JSON
  --lang ja|en          Language (default: by LANG, else ja)
  -h, --help            This text

A password is never taken as an argument: other users of the machine could read it.

Exit codes
  0  the job succeeded: every day is recorded as asked (check: no errors)
  1  partly done, failed or stopped      2  command line not understood
  3  the sheet has errors                4  the service cannot be reached, or refused
  130  Ctrl-C: the job was told to stop
`;
