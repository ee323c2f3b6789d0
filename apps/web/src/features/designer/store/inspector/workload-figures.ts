export interface WorkloadFigure {
  readonly figure: string;
  readonly label: string;
  readonly unit?: string;
}

const KNOWN: readonly WorkloadFigure[] = [
  { figure: "eventsPerSecond", label: "Events per second", unit: "events/s" },
  { figure: "eventBytes", label: "Size of an event", unit: "bytes" },
  { figure: "peakFactor", label: "Peak factor", unit: "×" },
  { figure: "freshnessSecondsTarget", label: "Rows visible within", unit: "s" },
  { figure: "tbScannedPerDay", label: "Scanned by queries", unit: "TB/day" },
  { figure: "servingRequestsPerSecond", label: "Predictions per second", unit: "req/s" },
  { figure: "latencyMsP95Target", label: "Answer within (95 %)", unit: "ms" },
  { figure: "onlineReadsPerSecond", label: "Feature reads per second", unit: "reads/s" },
  { figure: "vectors", label: "Vectors" },
  { figure: "queriesPerSecond", label: "Questions per second", unit: "queries/s" },
  { figure: "filesGbPerDay", label: "Files per day", unit: "GB" },
  { figure: "documentsPerDay", label: "Documents per day" },
  { figure: "tokensPerDay", label: "Tokens per day" },
  { figure: "gpuHoursPerMonth", label: "GPU hours per month", unit: "h" },
  { figure: "recoveryHours", label: "Recovered within", unit: "h" },
  { figure: "trainingFreshnessSecondsTarget", label: "Training sees values within", unit: "s" },
  { figure: "reproducibleDays", label: "Trainings repeatable for", unit: "days" },
  { figure: "erasureDays", label: "People erased within", unit: "days" },
];
const ALWAYS_SHOWN = new Set([
  "eventsPerSecond",
  "eventBytes",
  "peakFactor",
  "freshnessSecondsTarget",
  "latencyMsP95Target",
  "recoveryHours",
  "reproducibleDays",
  "erasureDays",
]);

/** The figures that a blueprint has, known ones first in the order of the data's way, and those that checks ask every one for. */
export function workloadFigures(workload: Readonly<Record<string, number>>): readonly WorkloadFigure[] {
  const known = new Set(KNOWN.map(({ figure }) => figure));
  return [
    ...KNOWN.filter(({ figure }) => figure in workload || ALWAYS_SHOWN.has(figure)),
    ...Object.keys(workload)
      .filter((figure) => !known.has(figure))
      .map((figure) => ({ figure, label: inWords(figure) })),
  ];
}

function inWords(figure: string): string {
  const words = figure.replace(/([A-Z])/g, " $1").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
