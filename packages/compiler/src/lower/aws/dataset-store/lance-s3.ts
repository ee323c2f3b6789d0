import { s3Dataset } from "./s3-dataset.ts";

export const lanceS3 = s3Dataset({ variant: "lance-s3", format: "lance", service: "Lance on Amazon S3" });
