import { adlsDataset } from "./adls-dataset.ts";

export const lanceAdls = adlsDataset({ variant: "lance-adls", format: "lance", service: "Lance on Azure Data Lake Storage" });
