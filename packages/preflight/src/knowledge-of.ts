import type { Cloud } from "@zerolake/resources";
import { AWS_KNOWLEDGE } from "./aws/aws-knowledge.ts";
import { AZURE_KNOWLEDGE } from "./azure/azure-knowledge.ts";
import type { CloudKnowledge } from "./cloud-knowledge.ts";
import { GCP_KNOWLEDGE } from "./gcp/gcp-knowledge.ts";

const KNOWLEDGE: Readonly<Record<Cloud, CloudKnowledge>> = { aws: AWS_KNOWLEDGE, azure: AZURE_KNOWLEDGE, gcp: GCP_KNOWLEDGE };

export function knowledgeOf(cloud: Cloud): CloudKnowledge {
  return KNOWLEDGE[cloud];
}
