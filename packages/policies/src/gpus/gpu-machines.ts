interface Family {
  readonly pattern: RegExp;
  /** GPUs of one machine, by what the pattern caught; `undefined` when the size is not known. */
  readonly gpusOf: (size: string) => number | undefined;
}

const of = (sizes: Readonly<Record<string, number>>) => (size: string) => sizes[size];
/** Sizes of EC2 with one GPU up to 16xlarge, with three larger ones. */
const G5 = { xlarge: 1, "2xlarge": 1, "4xlarge": 1, "8xlarge": 1, "16xlarge": 1, "12xlarge": 4, "24xlarge": 4, "48xlarge": 8 };
const EIGHT = { "24xlarge": 8, "48xlarge": 8 };

/** Machines with GPUs and how many, as EC2, Azure's N series and Google's accelerator-optimised families name them (2026-11). */
const FAMILIES: readonly Family[] = [
  { pattern: /^(?:ml\.)?g4dn\.(\w+)$/, gpusOf: of({ ...G5, "12xlarge": 4, metal: 8 }) },
  { pattern: /^(?:ml\.)?(?:g5|g5g|g6|g6e|gr6)\.(\w+)$/, gpusOf: of(G5) },
  { pattern: /^(?:ml\.)?p3(?:dn)?\.(\w+)$/, gpusOf: of({ "2xlarge": 1, "8xlarge": 4, "16xlarge": 8, "24xlarge": 8 }) },
  { pattern: /^(?:ml\.)?(?:p4d|p4de|p5e|p5en|p6-b200)\.(\w+)$/, gpusOf: of(EIGHT) },
  { pattern: /^(?:ml\.)?p5\.(\w+)$/, gpusOf: of({ ...EIGHT, "4xlarge": 1 }) },
  { pattern: /^(?:ml\.)?(?:g|gr|p)\d\w*\.(\w+)$/, gpusOf: () => undefined },
  { pattern: /^Standard_NC(\d+)as_T4_v3$/i, gpusOf: of({ "4": 1, "8": 1, "16": 1, "64": 4 }) },
  { pattern: /^Standard_NC(\d+)s_v3$/i, gpusOf: of({ "6": 1, "12": 2, "24": 4 }) },
  { pattern: /^(?:Standard_NC|GPU-NC|Consumption-GPU-NC)(\d+)(?:ads_A100_v4|-A100)$/i, gpusOf: of({ "24": 1, "48": 2, "96": 4 }) },
  { pattern: /^Consumption-GPU-NC(\d+)as-T4$/i, gpusOf: of({ "8": 1 }) },
  { pattern: /^Standard_NC(\d+)(?:ads|adis)_H100_v5$/i, gpusOf: of({ "40": 1, "80": 2 }) },
  { pattern: /^Standard_ND(\d+)\w*$/i, gpusOf: of({ "96": 8, "40": 8 }) },
  { pattern: /^Standard_NV(\d+)ads_A10_v5$/i, gpusOf: of({ "6": 1, "12": 1, "18": 1, "36": 1, "72": 2 }) },
  { pattern: /^(?:Standard_N[CDVG]|Consumption-GPU-)(\w+)$/i, gpusOf: () => undefined },
  {
    pattern: /^g2-standard-(\d+)$/,
    gpusOf: of({ "4": 1, "8": 1, "12": 1, "16": 1, "32": 1, "24": 2, "48": 4, "96": 8 }),
  },
  { pattern: /^a\d-[a-z]+-(\d+)g$/, gpusOf: Number },
  { pattern: /^(?:g\d|a\d)-[a-z]+-(\w+)$/, gpusOf: () => undefined },
];

/** How many GPUs a machine has: 0 without any, `undefined` for a machine with GPUs whose number is not known. */
export function gpusOfMachine(machine: string): number | undefined {
  for (const { pattern, gpusOf } of FAMILIES) {
    const [, size] = pattern.exec(machine) ?? [];
    if (size !== undefined) return gpusOf(size);
  }
  return 0;
}
