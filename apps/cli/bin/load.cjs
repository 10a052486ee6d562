// Apart from the file that an old Node has to understand.
void import("../dist/cli.mjs");
