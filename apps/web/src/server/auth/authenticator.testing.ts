import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";

/** What of a device's answer is not as it should be. */
export interface Tampering {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly counter?: number;
  readonly isUserVerified?: boolean;
}

/** A device with one passkey, as WebAuthn describes it: ES256, no attestation. */
export interface TestAuthenticator {
  register(options: { challenge: string; rp: { id?: string } }, tampering?: Tampering): RegistrationResponseJSON;
  answer(options: { challenge: string; rpId?: string }, tampering?: Tampering): AuthenticationResponseJSON;
}

const ORIGIN = "http://localhost";
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const KEY_INCLUDED = 0x40;

export function createTestAuthenticator(): TestAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  return {
    register({ challenge, rp }, tampering = {}) {
      const { isUserVerified = true, counter = 0 } = tampering;
      const credential = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, coseKey(publicKey)]);
      const flags = USER_PRESENT | KEY_INCLUDED | (isUserVerified ? USER_VERIFIED : 0);
      const data = Buffer.concat([authenticatorData(tampering.rpId ?? rp.id ?? "", { flags, counter }), credential]);
      const attestationObject = cborMap([
        [cborText("fmt"), cborText("none")],
        [cborText("attStmt"), cborMap([])],
        [cborText("authData"), cborBytes(data)],
      ]);
      const clientDataJSON = clientData("webauthn.create", { challenge, ...tampering });
      const response = { clientDataJSON: clientDataJSON.toString("base64url"), attestationObject: attestationObject.toString("base64url") };
      return { id: id.toString("base64url"), rawId: id.toString("base64url"), type: "public-key", response, clientExtensionResults: {} };
    },
    answer({ challenge, rpId = "" }, tampering = {}) {
      const { isUserVerified = true, counter = 0 } = tampering;
      const data = authenticatorData(tampering.rpId ?? rpId, { flags: USER_PRESENT | (isUserVerified ? USER_VERIFIED : 0), counter });
      const clientDataJSON = clientData("webauthn.get", { challenge, ...tampering });
      const signature = signed(privateKey, Buffer.concat([data, createHash("sha256").update(clientDataJSON).digest()]));
      const response = {
        clientDataJSON: clientDataJSON.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: signature.toString("base64url"),
      };
      return { id: id.toString("base64url"), rawId: id.toString("base64url"), type: "public-key", response, clientExtensionResults: {} };
    },
  };
}

function signed(key: KeyObject, data: Buffer): Buffer {
  return sign("sha256", data, { key, dsaEncoding: "der" });
}

function clientData(type: string, { challenge, origin = ORIGIN }: { challenge: string; origin?: string }): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }), "utf8");
}

function authenticatorData(rpId: string, { flags, counter }: { flags: number; counter: number }): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([createHash("sha256").update(rpId).digest(), Buffer.from([flags]), count]);
}

/** RFC 9053: EC2 (1: 2), ES256 (3: -7), P-256 (-1: 1), x (-2), y (-3). */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return cborMap([
    [int(0x01), int(0x02)],
    [int(0x03), int(0x26)],
    [int(0x20), int(0x01)],
    [int(0x21), cborBytes(Buffer.from(x, "base64url"))],
    [int(0x22), cborBytes(Buffer.from(y, "base64url"))],
  ]);
}

/** A small number, as CBOR writes it in one byte. */
const int = (byte: number) => Buffer.from([byte]);

function cborMap(entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([Buffer.from([0xa0 + entries.length]), ...entries.flat()]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text, "utf8")]);
}

function cborBytes(bytes: Buffer): Buffer {
  const length = bytes.length < 0x100 ? Buffer.from([0x58, bytes.length]) : Buffer.concat([Buffer.from([0x59]), uint16(bytes.length)]);
  return Buffer.concat([length, bytes]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
