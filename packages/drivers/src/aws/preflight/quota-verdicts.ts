import { ListServiceQuotasCommand, type ServiceQuota } from "@aws-sdk/client-service-quotas";
import type { PreflightVerdict, QuotaQuestion } from "@zerolake/execution";
import { quotaVerdict } from "../../quota-verdict.ts";
import { totalNeeded } from "../../total-needed.ts";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { vcpusOf } from "./machine-sizes.ts";

/** What Service Quotas grants the account, against what the plan creates. What the account runs already is not part of the answer. */
export async function quotaVerdicts(call: AwsCall, asked: readonly QuotaQuestion[]): Promise<readonly PreflightVerdict[]> {
  const services = [...new Set(asked.map(({ service }) => service))];
  const [granted, vcpus] = await Promise.all([
    Promise.all(services.map(async (service) => [service, await listQuotas(call, service)] as const)).then((lists) => new Map(lists)),
    vcpusOf(call, machineTypesOf(asked)),
  ]);
  return asked.map((question) =>
    verdictOf(question, granted.get(question.service)?.get(question.quota), totalNeeded(question, asked, vcpus)),
  );
}

/** All limits of a service, by name. */
async function listQuotas(call: AwsCall, ServiceCode: string): Promise<ReadonlyMap<string, ServiceQuota>> {
  const found = new Map<string, ServiceQuota>();
  let token: string | undefined;
  do {
    const command = new ListServiceQuotasCommand({ ServiceCode, MaxResults: 100, ...(token === undefined ? {} : { NextToken: token }) });
    const page = await lookUp(() => call.clients.serviceQuotas().send(command, { abortSignal: call.abortSignal }));
    for (const quota of page?.Quotas ?? []) found.set(quota.QuotaName ?? "", quota);
    token = page?.NextToken;
  } while (token !== undefined);
  return found;
}

function verdictOf(question: QuotaQuestion, granted: ServiceQuota | undefined, needed: number): PreflightVerdict {
  const { service, quota } = question;
  const limit = granted?.Value;
  return quotaVerdict(
    question,
    { granted: limit === undefined ? undefined : { limit }, needed },
    {
      unlisted: `Service Quotas lists no "${quota}" for ${service} here.`,
      unsized: "EC2 does not know the size of the machines.",
      remedy: granted?.Adjustable
        ? `Ask for more in Service Quotas (${granted.QuotaCode ?? service}), or choose a smaller size.`
        : "This limit cannot be raised: choose a smaller size, or another region.",
    },
  );
}

function machineTypesOf(asked: readonly QuotaQuestion[]): readonly string[] {
  return [...new Set(asked.flatMap(({ machineType }) => machineType ?? []))];
}
