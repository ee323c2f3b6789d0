import { queryService } from "../query-service.ts";
import { getAccountAuthorizationDetails } from "./authorization-details.ts";

/** AWS IAM, as far as its policy simulator – everything is allowed that no condition denies – and its list of roles. Roles go through Cloud Control. */
export const iam = queryService("iam", {
  GetAccountAuthorizationDetails: getAccountAuthorizationDetails,
  SimulatePrincipalPolicy({ sandbox, caller }, form) {
    const actions = [...form].filter(([key]) => key.startsWith("ActionNames.member.")).map(([, action]) => action);
    return {
      EvaluationResults: {
        member: actions.map((action) => ({
          EvalActionName: action,
          EvalResourceName: "*",
          EvalDecision: sandbox.conditions.holds(caller.account, "deniedAction", action) ? "implicitDeny" : "allowed",
        })),
      },
      IsTruncated: "false",
    };
  },
});
