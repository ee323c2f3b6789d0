import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface TestMailServer {
  readonly url: string;
  /** What was taken, as it came over the wire. */
  readonly taken: { readonly to: readonly string[]; readonly raw: string }[];
  /** The next letters are answered with this code; `undefined`: taken. */
  refuseWith(code: number | undefined): void;
  stop(): Promise<void>;
}

/** A mail server on loopback that keeps what it gets. */
export async function startTestMailServer(): Promise<TestMailServer> {
  const taken: { to: string[]; raw: string }[] = [];
  let refusal: number | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refusal !== undefined) {
          done(Object.assign(new Error("not now"), { responseCode: refusal }));
          return;
        }
        taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString("utf8") });
        done();
      });
    },
  });
  await new Promise<void>((ready) => {
    server.listen(0, "127.0.0.1", ready);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    refuseWith(code) {
      refusal = code;
    },
    stop: () => new Promise((done) => server.close(() => done())),
  };
}
