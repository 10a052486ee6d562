// A child of the workbook-time bench: the whole of a workbook into memory, as exceljs does it by itself. Says how many rows it saw.
import exceljs from "exceljs";

const workbook = new exceljs.Workbook();
await workbook.xlsx.readFile(process.argv[2] ?? "");
let rows = 0;
workbook.worksheets[0]?.eachRow(() => {
  rows += 1;
});
process.stdout.write(String(rows));
