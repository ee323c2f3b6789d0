import { auditRefusedSignIn, type Database, findSsoConnection, type SignInMethod } from "@zerolake/db";
import { reasonOf, SignInProblem } from "@zerolake/sso";
import { logger } from "../../logger.ts";
import type { Services } from "../../services.ts";
import type { RequestOrigin } from "../request-origin.ts";
import { NotAdmitted } from "./admit-external.ts";

interface Refusal {
  readonly organizationId: string;
  readonly method: SignInMethod;
  readonly from: RequestOrigin;
  readonly error: unknown;
}

/** What people see of anything unexpected. */
const FAILED = "SSO-FAILED";

/** Notes a refused sign-in and gives the code that people see; of anything unexpected they see that it did not work. */
export async function refuseSso({ database }: Pick<Services, "database">, refusal: Refusal): Promise<string> {
  const { organizationId, method, from, error } = refusal;
  if (!(error instanceof SignInProblem || error instanceof NotAdmitted)) {
    logger.error({ err: error, organizationId }, "A sign-in through an identity provider failed");
    const reason = "Something unexpected happened; the log of the server says what.";
    // What has failed may be the database itself: the person is led back all the same.
    await auditRefusedSignIn(database, organizationId, { method, code: FAILED, reason, from }).catch((err: unknown) =>
      logger.error({ err, organizationId }, "A refused sign-in could not be noted"),
    );
    return FAILED;
  }
  await auditRefusedSignIn(database, organizationId, { method, code: error.code, reason: reasonOf(error), from });
  return error.code;
}

/** Whether there is somebody in whose log a refusal could stand. */
export async function hasConnection(database: Database, organizationId: string): Promise<boolean> {
  return (await findSsoConnection(database, organizationId)) !== undefined;
}
