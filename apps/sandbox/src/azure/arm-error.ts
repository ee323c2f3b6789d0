import { jsonReply, type Reply } from "../http/exchange.ts";

/** A refusal in ARM's words; thrown inside the sandbox, answered as an error body. */
export class ArmError extends Error {
  override readonly name = "ArmError";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function errorReply({ status, code, message }: ArmError, headers: Readonly<Record<string, string>>): Reply {
  return jsonReply(status, { error: { code, message } }, headers);
}
