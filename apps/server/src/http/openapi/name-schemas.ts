import {
  answerSchema,
  dayRecordSchema,
  errorCodeSchema,
  errorReportSchema,
  factsSchema,
  jobEventSchema,
  jobSummarySchema,
  jobViewSchema,
  logEntrySchema,
  logMessageSchema,
  openQuestionSchema,
  pictureInputSchema,
  pictureMessageSchema,
  probeReportSchema,
  rawWorkbookSchema,
  readChoiceSchema,
  serviceInfoSchema,
  submitInputSchema,
  telemetryEventSchema,
  telemetryHistorySchema,
  telemetrySnapshotSchema,
  timesheetRowSchema,
  uploadPreviewSchema,
} from "@jobcan-automation/contract/schemas";
import { z } from "zod";
import { problemSchema } from "./problem-schema.ts";

/** Components of the document by name; what is not here is written out where it stands. */
const named = {
  Answer: answerSchema,
  DayRecord: dayRecordSchema,
  ErrorCode: errorCodeSchema,
  ErrorReport: errorReportSchema,
  Facts: factsSchema,
  JobEvent: jobEventSchema,
  JobOrder: submitInputSchema,
  JobSummary: jobSummarySchema,
  JobView: jobViewSchema,
  LogEntry: logEntrySchema,
  LogMessage: logMessageSchema,
  OpenQuestion: openQuestionSchema,
  PictureInput: pictureInputSchema,
  PictureMessage: pictureMessageSchema,
  ProbeReport: probeReportSchema,
  Problem: problemSchema,
  ReadChoice: readChoiceSchema,
  ServiceInfo: serviceInfoSchema,
  TelemetryEvent: telemetryEventSchema,
  TelemetryHistory: telemetryHistorySchema,
  TelemetrySnapshot: telemetrySnapshotSchema,
  TimesheetRow: timesheetRowSchema,
  UploadPreview: uploadPreviewSchema,
  Workbook: rawWorkbookSchema,
} as const;

/** Gives the schemas their names, once. */
export function nameSchemas(): void {
  for (const [id, schema] of Object.entries(named)) {
    if (!z.globalRegistry.has(schema)) z.globalRegistry.add(schema, { id });
  }
}
