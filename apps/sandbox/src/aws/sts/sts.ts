import { queryService } from "../query-service.ts";

/** AWS Security Token Service: who am I. */
export const sts = queryService("sts", {
  GetCallerIdentity: ({ caller }) => ({ Arn: caller.arn, UserId: `AIDA${caller.accessKeyId.slice(4)}`, Account: caller.account }),
});
