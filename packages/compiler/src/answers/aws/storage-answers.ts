import type { Component } from "@zerolake/blueprint";
import type { Environment } from "../../passes/resolve-environment.ts";
import { type AnswerDefinition, componentsOf } from "../answer-definition.ts";
import { arnForm } from "../answer-forms.ts";

/** Where the copy of an object store lives. */
export const STORAGE_ANSWERS = {
  replicaBucketArn: {
    label: "Bucket of the copy",
    question: "Which existing bucket in another region holds the copy?",
    where: "In Amazon S3 under the bucket's Properties.",
    form: arnForm("s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", {
      patternText: "the ARN of a bucket with versions switched on",
      example: "arn:aws:s3:::company-lake-copy",
    }),
    whenEmpty: "Nothing is copied to another region.",
    askers: copied,
  },
  replicaKeyArn: {
    label: "Key of the copy",
    question: "Which key encrypts the copy?",
    where: "In AWS KMS, in the region of the copy.",
    form: arnForm("kms:[a-z0-9-]+:\\d{12}:key/\\S+", {
      patternText: "the ARN of a KMS key in the region of the copy",
      example: "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    }),
    whenEmpty: "Files that a key of yours encrypts are not copied.",
    askers: (environment) => (componentsOf(environment, "encryption-key").length > 0 ? copied(environment) : []),
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;

function copied(environment: Environment): readonly Component[] {
  return componentsOf(environment, "object-store", "s3").filter(
    ({ settings: { replication } }) => replication === true || isText(replication),
  );
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
