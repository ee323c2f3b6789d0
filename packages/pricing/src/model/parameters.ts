/** An assumption of the model: what is expected, and how far it may be off. */
export interface Parameter {
  readonly name: string;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** What it is, in words that follow its name. */
  readonly meaning: string;
  /** Why this figure. */
  readonly basis: string;
}

const HOURS = 730;

/** Hours, days and seconds of a month; every calculator of the clouds counts 8,760 ÷ 12 hours. */
const MONTH: readonly Parameter[] = [
  fixed("H", HOURS, "hours a month"),
  fixed("D", HOURS / 24, "days a month"),
  fixed("S", HOURS * 3600, "seconds a month"),
];

/** Every assumption that is not a setting. What moves a design most is found by trying each at its low and its high. */
export const PARAMETERS: readonly Parameter[] = [
  ...MONTH,
  {
    name: "volumeFactor",
    expected: 1,
    low: 0.7,
    high: 1.3,
    meaning: "multiplies every rate that the user gives",
    basis: "assumption: ±30 %",
  },
  { name: "peakScale", expected: 1, low: 0.8, high: 1.3, meaning: "multiplies every peak factor", basis: "assumption" },
  {
    name: "compression",
    expected: 0.25,
    low: 0.15,
    high: 0.4,
    meaning: "bytes in the table per byte of the event, JSON to Parquet with zstd",
    basis: "assumption: columnar examples of the vendors show 3:1 to 8:1; measure it after the first day",
  },
  {
    name: "horizonDays",
    expected: 365,
    low: 30,
    high: 3650,
    meaning: "days of data stored in the month that is shown",
    basis: "month 1, month 12, full retention",
  },
  {
    name: "spotFactor",
    expected: 0.4,
    low: 0.3,
    high: 0.7,
    meaning: "spot price per on-demand price where no spot price is listed",
    basis: "measured on three machines: 0.26 to 0.60",
  },
  {
    name: "spotRework",
    expected: 1.1,
    low: 1.05,
    high: 1.25,
    meaning: "work done again after interruptions",
    basis: "assumption",
  },
  {
    name: "hoursFactor",
    expected: 1,
    low: 0.8,
    high: 1.25,
    meaning: "multiplies hours a day, GPU hours and notebook hours",
    basis: "assumption: runs overrun",
  },
  {
    name: "headroom",
    expected: 0.7,
    low: 0.8,
    high: 0.6,
    meaning: "share of autoscaled compute that is used",
    basis: "usual autoscaling target",
  },
  {
    name: "getMb",
    expected: 8,
    low: 16,
    high: 4,
    meaning: "megabytes read per GET",
    basis: "assumption: range reads of Parquet columns",
  },
  {
    name: "smallFileFactor",
    expected: 1,
    low: 1,
    high: 3,
    meaning: "partitions that a commit touches",
    basis: "assumption",
  },
  {
    name: "entityCount",
    expected: 1_000_000,
    low: 300_000,
    high: 3_000_000,
    meaning: "rows of one feature entity",
    basis: "assumption",
  },
  {
    name: "activeEntityShare",
    expected: 0.05,
    low: 0.02,
    high: 0.1,
    meaning: "share of entities updated in one update interval",
    basis: "assumption",
  },
  { name: "featureBytes", expected: 1000, low: 500, high: 4000, meaning: "bytes of one online feature row", basis: "assumption" },
  {
    name: "tokensPerDocument",
    expected: 2000,
    low: 800,
    high: 6000,
    meaning: "tokens of one document before chunking",
    basis: "assumption: about three pages",
  },
  {
    name: "inputShare",
    expected: 0.8,
    low: 0.9,
    high: 0.7,
    meaning: "share of input tokens",
    basis: "assumption: retrieval prompts are long, answers short",
  },
  {
    name: "metadataBytes",
    expected: 1000,
    low: 300,
    high: 2000,
    meaning: "bytes of metadata stored with one vector",
    basis: "example of the S3 Vectors pricing page",
  },
  {
    name: "notebookHours",
    expected: 80,
    low: 40,
    high: 160,
    meaning: "notebook hours per user and month",
    basis: "assumption: 4 hours on 20 days; idle shutdown keeps it so",
  },
  {
    name: "responseKb",
    expected: 2,
    low: 1,
    high: 8,
    meaning: "kilobytes of one response that leave to the internet",
    basis: "assumption",
  },
  {
    name: "natGbPerComponent",
    expected: 10,
    low: 2,
    high: 50,
    meaning: "GB a month through NAT per compute component",
    basis: "assumption: images and packages are mirrored",
  },
  {
    name: "runsPerTraining",
    expected: 10,
    low: 5,
    high: 30,
    meaning: "training runs a month",
    basis: "assumption",
  },
];

/** Name → value. */
export type Parameters = Readonly<Record<string, number>>;

export const EXPECTED_PARAMETERS: Parameters = Object.fromEntries(PARAMETERS.map(({ name, expected }) => [name, expected]));

function fixed(name: string, value: number, meaning: string): Parameter {
  return { name, expected: value, low: value, high: value, meaning, basis: "8,760 hours a year ÷ 12, as the calculators of the clouds" };
}
