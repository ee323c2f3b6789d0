import type { Cloud } from "@zerolake/resources";

/** What the sandbox can be told to answer when it is asked before a deployment. */
export const SANDBOX_CONDITIONS = ["deniedAction", "limit", "missingMachine", "takenName"] as const;
export type ConditionKind = (typeof SANDBOX_CONDITIONS)[number];

export const CONDITION_KINDS: Readonly<Record<ConditionKind, string>> = {
  deniedAction: "A permission is missing",
  limit: "A limit of the account is lower",
  missingMachine: "The region has no such machine type",
  takenName: "Somebody else has the name",
};

const EXAMPLES: Readonly<Record<Cloud, Readonly<Record<ConditionKind, string>>>> = {
  aws: { deniedAction: "kinesis:CreateStream", limit: "VPCs per Region", missingMachine: "m7i.xlarge", takenName: "zl-*" },
  azure: {
    deniedAction: "Microsoft.EventHub/namespaces/write",
    limit: "StorageAccounts",
    missingMachine: "Standard_D4s_v5",
    takenName: "zl*",
  },
  gcp: { deniedAction: "pubsub.topics.create", limit: "NETWORKS", missingMachine: "n2-standard-4", takenName: "zl-*" },
};

export function exampleSubject(cloud: Cloud, kind: ConditionKind): string {
  return EXAMPLES[cloud][kind];
}

/** One condition in a sentence. */
export function conditionInWords({ kind, subject, value }: { kind: ConditionKind; subject: string; value?: number | undefined }): string {
  switch (kind) {
    case "deniedAction":
      return `${subject} is not permitted`;
    case "limit":
      return `The limit ${subject} is ${value ?? 0}`;
    case "missingMachine":
      return `The region has no ${subject}`;
    case "takenName":
      return `Somebody else has ${subject}`;
  }
}
