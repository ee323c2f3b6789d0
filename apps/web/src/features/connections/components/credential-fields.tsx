"use client";

import type { FieldProblems } from "@/trpc/problem.ts";
import { AwsKeyFields } from "./aws-key-fields.tsx";
import { AzureSecretFields } from "./azure-secret-fields.tsx";
import type { CredentialDraft } from "./credential-draft.ts";
import { GoogleKeyFields } from "./google-key-fields.tsx";

/** What the draft's cloud asks for. */
export function CredentialFields({
  draft,
  problems,
  onChange,
}: {
  draft: CredentialDraft;
  problems: FieldProblems;
  onChange: (draft: CredentialDraft) => void;
}) {
  switch (draft.cloud) {
    case "aws":
      return <AwsKeyFields keys={draft} problems={problems} onChange={(change) => onChange({ ...draft, ...change })} />;
    case "azure":
      return <AzureSecretFields application={draft} problems={problems} onChange={(change) => onChange({ ...draft, ...change })} />;
    case "gcp":
      return <GoogleKeyFields account={draft} problems={problems} onChange={(change) => onChange({ ...draft, ...change })} />;
  }
}
