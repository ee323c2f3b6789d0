import { gcsDataset } from "./gcs-dataset.ts";

export const deeplakeGcs = gcsDataset({ variant: "deeplake-gcs", format: "deeplake", service: "Deep Lake on Cloud Storage" });
