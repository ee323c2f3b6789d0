/** An answer of the cloud that says no. Thrown inside the services, rendered once in the service's own protocol. */
export class AwsError extends Error {
  override readonly name = "AwsError";
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Ends an asynchronous operation as FAILED with one of the published handler error codes. */
export class HandlerFailure extends Error {
  override readonly name = "HandlerFailure";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
