// A child of the workbook-time bench: loads a whole workbook with exceljs alone and prints its number of rows.
import exceljs from "exceljs";

const workbook = new exceljs.Workbook();
await workbook.xlsx.readFile(process.argv[2] ?? "");
let rows = 0;
workbook.worksheets[0]?.eachRow(() => {
  rows += 1;
});
process.stdout.write(String(rows));
