import { textAt } from "../../json.ts";
import { AwsError } from "../aws-error.ts";
import { jsonService, textIn } from "../json-service.ts";
import { DEFAULT_QUOTAS } from "./default-quotas.ts";

/** How many Service Quotas answers at once, whatever is asked for. */
const PAGE_MAX = 100;

/** AWS Service Quotas: what an account may have, page by page. A condition changes a limit. */
export const serviceQuotas = jsonService({
  signingName: "servicequotas",
  subject: () => ({ type: "AWS::ServiceQuotas::Quota" }),
  operations: {
    ListServiceQuotas({ sandbox, caller }, input) {
      const service = textIn(input, "ServiceCode");
      const quotas = DEFAULT_QUOTAS[service];
      if (!quotas)
        throw new AwsError("NoSuchResourceException", `The request failed because the specified service ${service} does not exist.`);
      const start = Number(textAt(input, "NextToken") ?? 0);
      const end = start + Math.min(PAGE_MAX, Number(input["MaxResults"] ?? PAGE_MAX));
      return {
        Quotas: quotas.slice(start, end).map((quota) => ({
          ...quota,
          ServiceCode: service,
          Unit: "None",
          Adjustable: true,
          Value: sandbox.conditions.limitOf(caller.account, quota.QuotaName) ?? quota.Value,
        })),
        ...(end < quotas.length ? { NextToken: String(end) } : {}),
      };
    },
  },
});
