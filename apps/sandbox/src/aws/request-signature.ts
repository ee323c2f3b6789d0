import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Exchange } from "../http/exchange.ts";
import type { StoredAccessKey } from "../store/records.ts";
import { AwsError } from "./aws-error.ts";

/** The parts of a Signature Version 4 `Authorization` header. */
export interface RequestSignature {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const HEADER =
  /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

export function readSignature(exchange: Exchange): RequestSignature {
  const header = exchange.headers["authorization"];
  if (!header) throw new AwsError("MissingAuthenticationTokenException", "Missing Authentication Token", 403);
  const [, accessKeyId, date, region, service, signedHeaders, signature] = HEADER.exec(header) ?? [];
  if (!accessKeyId || !date || !region || !service || !signedHeaders || !signature) {
    throw new AwsError("IncompleteSignatureException", "Authorization header requires Credential, SignedHeaders and Signature.", 403);
  }
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(";"), signature };
}

/** Refuses unknown and expired keys and signatures made with another secret, in the cloud's words. */
export function checkSignature(
  exchange: Exchange,
  signed: RequestSignature,
  key: StoredAccessKey | undefined,
  now: number,
): StoredAccessKey {
  if (!key) throw new AwsError("UnrecognizedClientException", "The security token included in the request is invalid.", 403);
  if ((exchange.headers["x-amz-security-token"] ?? "") !== (key.sessionToken ?? "")) {
    throw new AwsError("UnrecognizedClientException", "The security token included in the request is invalid.", 403);
  }
  if (key.expiresAt !== undefined && key.expiresAt <= now) {
    throw new AwsError("ExpiredTokenException", "The security token included in the request is expired", 403);
  }
  const expected = Buffer.from(signatureOf(exchange, signed, key.secretAccessKey));
  const given = Buffer.from(signed.signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw new AwsError(
      signed.service === "s3" ? "SignatureDoesNotMatch" : "InvalidSignatureException",
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.",
      403,
    );
  }
  return key;
}

function signatureOf(exchange: Exchange, signed: RequestSignature, secret: string): string {
  const scope = `${signed.date}/${signed.region}/${signed.service}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", exchange.headers["x-amz-date"] ?? "", scope, sha256(canonicalRequest(exchange, signed))].join("\n");
  const key = [signed.date, signed.region, signed.service, "aws4_request"].reduce<Buffer | string>(
    (secretSoFar, part) => createHmac("sha256", secretSoFar).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac("sha256", key).update(text).digest("hex");
}

function canonicalRequest(exchange: Exchange, signed: RequestSignature): string {
  const headers = signed.signedHeaders.map((name) => `${name}:${(exchange.headers[name] ?? "").trim().replace(/\s+/g, " ")}\n`);
  // S3 signs the path as it is sent; every other service encodes it once more.
  const path = signed.service === "s3" ? exchange.rawPath : exchange.rawPath.split("/").map(encode).join("/");
  const payload = exchange.headers["x-amz-content-sha256"] ?? sha256(exchange.body);
  return [exchange.method, path, canonicalQuery(exchange.rawQuery), headers.join(""), signed.signedHeaders.join(";"), payload].join("\n");
}

function canonicalQuery(rawQuery: string): string {
  if (rawQuery === "") return "";
  const pairs = rawQuery.split("&").map((pair) => {
    const [name = "", value = ""] = pair.split("=");
    return `${name}=${value}`;
  });
  return pairs.sort().join("&");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
