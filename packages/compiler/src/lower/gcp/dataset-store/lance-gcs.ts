import { gcsDataset } from "./gcs-dataset.ts";

export const lanceGcs = gcsDataset({ variant: "lance-gcs", format: "lance", service: "Lance on Cloud Storage" });
