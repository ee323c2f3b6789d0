import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { CloudRefusalError } from "@zerolake/execution";
import { afterEach, expect, it } from "vitest";
import { AwsClients } from "../aws-clients.ts";
import { emptyBucket } from "./empty-bucket.ts";

const LISTED = "<ListVersionsResult><Version><Key>a/b</Key><VersionId>1</VersionId></Version></ListVersionsResult>";
const REFUSED =
  "<DeleteResult><Error><Key>a/b</Key><Code>AccessDenied</Code><Message>Access Denied because of object lock</Message></Error></DeleteResult>";

/** S3 as far as emptying sees it: one object, which it does not let go. */
const server = createServer((request, response) => {
  response.setHeader("content-type", "application/xml");
  response.end(request.method === "POST" ? REFUSED : LISTED);
});
afterEach(() => server.close());

it("stops with S3's words when an object cannot be removed, instead of asking for ever", async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const clients = new AwsClients({
    region: "eu-central-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    endpoint: `http://127.0.0.1:${port}`,
    callsInFlight: 1,
  });
  const call = { clients, region: "eu-central-1", artefacts: undefined, abortSignal: AbortSignal.timeout(10_000) };
  const emptying = emptyBucket(call, "vault", "token");
  await expect(emptying).rejects.toBeInstanceOf(CloudRefusalError);
  await expect(emptying).rejects.toMatchObject({ error: { class: "permission", message: /a\/b.*object lock/ } });
  clients.close();
});
