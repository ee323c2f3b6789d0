import { type CloudDriver, type CloudError, CloudRefusalError, NoAnswerError, type OperationStatus } from "@zerolake/execution";
import { redactSecrets, redactText } from "@zerolake/resources";

/** A driver whose failures never carry one of these secrets: clouds and libraries echo what they were sent. What succeeds is handed on as it is. */
export function hidingDriver(driver: CloudDriver, secrets: readonly string[]): CloudDriver {
  return new Proxy(driver, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== "function") return member;
      return (...given: unknown[]) => {
        const result: unknown = member.apply(target, given);
        return result instanceof Promise
          ? result.then(
              (value) => hiddenIn(value, secrets),
              (error) => Promise.reject(hiddenError(error, secrets)),
            )
          : result;
      };
    },
  });
}

function hiddenIn(value: unknown, secrets: readonly string[]): unknown {
  if (!isFailed(value)) return value;
  return { ...value, error: redactSecrets(value.error, secrets) as CloudError };
}

function isFailed(value: unknown): value is Extract<OperationStatus, { state: "failed" }> {
  return typeof value === "object" && value !== null && "state" in value && value.state === "failed" && "error" in value;
}

function hiddenError(error: unknown, secrets: readonly string[]): unknown {
  if (error instanceof CloudRefusalError) return new CloudRefusalError(redactSecrets(error.error, secrets) as CloudError);
  if (!(error instanceof NoAnswerError)) return error;
  const cause = error.cause instanceof Error ? { cause: new Error(redactText(error.cause.message, secrets)) } : {};
  const refusal = error.refusal ? { refusal: redactSecrets(error.refusal, secrets) as CloudError } : {};
  return new NoAnswerError(redactText(error.message, secrets), { ...cause, ...refusal });
}
