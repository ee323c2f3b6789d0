import type { Answers } from "./answers.ts";
import { landsFiles, makesTables, streams } from "./consequences.ts";
import { choiceForm, type QuestionsOf, wholeNumberForm, yesNoForm } from "./question.ts";

type PipelineAnswer =
  | "rate"
  | "bytes"
  | "gbPerDay"
  | "freshness"
  | "updates"
  | "transform"
  | "incrementalPull"
  | "streamEngine"
  | "registry"
  | "quality"
  | "pii"
  | "retentionDays"
  | "sql";

const hasNoStream = (answers: Answers) => !streams(answers);
const hasNoTables = (answers: Answers) => !makesTables(answers);
const isNoPrototype = ({ tier }: Answers) => tier !== "prototype";

export const PIPELINE_QUESTIONS: QuestionsOf<PipelineAnswer> = {
  rate: {
    form: wholeNumberForm("How many events a second?", "Events and changes on an average second; the stream is sized for twice as many.", {
      min: 1,
      max: 1_000_000,
      unit: "events/s",
    }),
    default: 100,
    isSkipped: hasNoStream,
  },
  bytes: {
    form: wholeNumberForm("How large is one?", "Together with the rate it decides partitions and cost.", {
      min: 1,
      max: 1_000_000,
      unit: "bytes",
    }),
    default: 500,
    isSkipped: hasNoStream,
  },
  gbPerDay: {
    form: {
      type: "number",
      label: "How much arrives as files a day?",
      help: "Decides storage and cost.",
      min: 0,
      max: 100_000,
      unit: "GB/day",
    },
    default: 1,
    isSkipped: (answers) => !landsFiles(answers),
  },
  freshness: {
    form: choiceForm("How soon must data be visible?", "Sooner costs more: smaller files, jobs that always run.", {
      minutes: ["Within minutes"],
      seconds: ["Within seconds"],
      hour: ["Within an hour"],
      day: ["The next day"],
    }),
    default: "minutes",
    isSkipped: hasNoStream,
  },
  updates: {
    form: choiceForm("Do rows change after they are written?", "Replacing rows needs a key, and a format that is good at it.", {
      append: ["No, rows are only added"],
      upsert: ["Yes, rows are replaced by key"],
    }),
    default: ({ kinds }) => (kinds.includes("changes") ? "upsert" : "append"),
    isSkipped: hasNoStream,
  },
  transform: {
    form: choiceForm("What happens on the way?", "Anything but copying needs a stream processing job.", {
      none: ["Nothing, events are stored as they are"],
      windows: ["Counting and joining in windows of time"],
      features: ["Computing features for models"],
    }),
    default: "none",
    isSkipped: hasNoStream,
  },
  incrementalPull: {
    form: yesNoForm("Do jobs process only what changed?", "Saves work on large tables; the format has to record changes."),
    default: false,
    isSkipped: ({ updates }) => updates === "append",
  },
  streamEngine: {
    form: choiceForm("What writes the stream into tables?", "Delivery only copies; a processor also joins, counts and replaces rows.", {
      auto: ["Recommended"],
      "stream-delivery": ["Managed delivery"],
      flink: ["Apache Flink"],
      "spark-streaming": ["Spark Structured Streaming"],
    }),
    default: "auto",
    isSkipped: hasNoStream,
  },
  registry: {
    form: yesNoForm("Check the schema of events?", "A change that would break readers is refused before it is sent."),
    default: isNoPrototype,
    isSkipped: hasNoStream,
  },
  quality: {
    form: yesNoForm("Watch the quality of data?", "Checks every hour that tables are fresh, complete and of the usual size."),
    default: isNoPrototype,
    isSkipped: hasNoTables,
  },
  pii: { form: yesNoForm("Is there personal data?", "Personal columns are tagged and access to them is recorded."), default: false },
  retentionDays: {
    form: wholeNumberForm("How long is data kept?", "Access policies hold it to that.", { min: 1, max: 36_500, unit: "days" }),
    default: 365,
  },
  sql: {
    form: yesNoForm("Ask questions with SQL?", "Adds a SQL engine over the tables."),
    default: true,
    isSkipped: hasNoTables,
  },
};
