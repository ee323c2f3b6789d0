import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { effectOf, type FaultAction, type FaultSubject } from "../faults/fault.ts";
import type { Answer, Exchange } from "../http/exchange.ts";
import type { Sandbox } from "../sandbox.ts";
import { type AwsCall, placeOf } from "./aws-call.ts";
import { AwsError } from "./aws-error.ts";
import type { AwsService } from "./aws-service.ts";
import { recordChange } from "./cloudtrail/record-change.ts";
import { jsonErrorReply } from "./json-protocol.ts";
import { checkSignature, readSignature } from "./request-signature.ts";
import { SERVICES } from "./services.ts";
import { answerUnsigned, isUnsigned } from "./sts/sts.ts";

/** Answers one AWS request: who signed it, for which service, does a fault strike, then the service itself. */
export async function answerAws(sandbox: Sandbox, exchange: Exchange): Promise<Answer> {
  if (isUnsigned(exchange)) return answerUnsigned(sandbox, exchange);
  const requestId = randomUUID();
  let service: AwsService | undefined;
  try {
    const signed = readSignature(exchange);
    service = SERVICES.find((candidate) => candidate.signingName === signed.service);
    if (!service) throw new AwsError("UnknownOperationException", `The sandbox has no service ${signed.service}.`, 404);
    const key = checkSignature(exchange, signed, sandbox.store.accessKeys.get(signed.accessKeyId), sandbox.now());
    const caller = {
      account: key.account,
      region: signed.region,
      accessKeyId: key.accessKeyId,
      arn: key.arn ?? `arn:aws:iam::${key.account}:user/zerolake`,
    };
    return await answerWithFaults(service, { sandbox, exchange, caller });
  } catch (error) {
    const told = toAwsError(sandbox, error);
    return service ? service.renderError(told, requestId) : jsonErrorReply(told, requestId);
  }
}

async function answerWithFaults(service: AwsService, call: AwsCall): Promise<Answer> {
  const { faults } = call.sandbox;
  const operation = service.operationOf(call.exchange);
  const subject: FaultSubject = {
    account: call.caller.account,
    service: service.signingName,
    operation,
    ...service.subjectOf(call.exchange, call),
  };
  const before = faults.take(subject, isBeforeCall);
  if (before?.kind === "fail") throw new AwsError(before.code, before.message, before.status ?? 400);
  if (before?.kind === "throttle") throw new AwsError("ThrottlingException", before.message);
  if (before?.kind === "delay") await sleep(before.ms);
  const reply = await service.handle(operation, call);
  recordDirect(call, subject);
  return faults.take(subject, (action) => action.kind === "dropReply") ? "none" : reply;
}

/** Cloud Control keeps its own changes; what happens to contents is no event of management. */
const KEPT_ELSEWHERE = new Set(["cloudcontrolapi", "cloudtrail", "s3", "rds-data", "sts"]);

function recordDirect(call: AwsCall, subject: FaultSubject): void {
  const { service, operation, type, identifier } = subject;
  if (KEPT_ELSEWHERE.has(service) || type === undefined || identifier === undefined || effectOf(subject) === "look") return;
  recordChange(call, { ...placeOf(call.caller, type), type, identifier }, operation);
}

function isBeforeCall(action: FaultAction): boolean {
  return action.kind === "throttle" || ((action.kind === "fail" || action.kind === "delay") && action.at === "call");
}

function toAwsError(sandbox: Sandbox, error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  sandbox.onError(error);
  return new AwsError("InternalFailure", "The sandbox failed while handling this request; its log says why.", 500);
}
