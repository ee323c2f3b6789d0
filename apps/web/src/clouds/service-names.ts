/** Services that stand beside a cloud and have accounts of their own, as lists and forms say them. */
export const SERVICE_NAMES = { databricks: "Databricks", confluent: "Confluent Cloud" } as const;

export type ServiceName = keyof typeof SERVICE_NAMES;

export const SERVICE_SEGMENTS = (Object.keys(SERVICE_NAMES) as ServiceName[]).map((value) => ({ value, label: SERVICE_NAMES[value] }));
