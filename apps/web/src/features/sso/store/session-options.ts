interface Option {
  readonly value: string;
  readonly label: string;
}

/** In minutes. */
export const LIFETIME_OPTIONS: readonly Option[] = [
  { value: "60", label: "1 hour" },
  { value: "480", label: "8 hours" },
  { value: "720", label: "12 hours" },
  { value: "1440", label: "1 day" },
  { value: "10080", label: "7 days" },
];

export const IDLE_OPTIONS: readonly Option[] = [
  { value: "15", label: "15 minutes" },
  { value: "30", label: "30 minutes" },
  { value: "60", label: "1 hour" },
  { value: "240", label: "4 hours" },
];

/** The options, and what is set now where that is none of them. */
export function withPresent(options: readonly Option[], present: string): readonly Option[] {
  if (!/^\d+$/.test(present) || options.some(({ value }) => value === present)) return options;
  return [...options, { value: present, label: `${present} minutes` }];
}
