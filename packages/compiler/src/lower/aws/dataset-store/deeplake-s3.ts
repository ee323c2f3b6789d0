import { s3Dataset } from "./s3-dataset.ts";

export const deeplakeS3 = s3Dataset({ variant: "deeplake-s3", format: "deeplake", service: "Deep Lake on Amazon S3" });
