import { adlsDataset } from "./adls-dataset.ts";

export const deeplakeAdls = adlsDataset({ variant: "deeplake-adls", format: "deeplake", service: "Deep Lake on Azure Data Lake Storage" });
