import type { AwsCall } from "../aws-call.ts";

/** A call on a bucket that exists and belongs to the caller. */
export interface BucketCall {
  readonly call: AwsCall;
  readonly bucket: string;
  /** Empty for calls on the bucket itself. */
  readonly key: string;
  readonly isVersioned: boolean;
}
