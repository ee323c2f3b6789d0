import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServiceProviderKey } from "@zerolake/sso";
import { freePort } from "./free-port.ts";

/** Folder of SimpleSAMLphp, or why there is none. */
export const SIMPLESAMLPHP = process.env["SIMPLESAMLPHP_PATH"];
export const WHY_NO_SIMPLESAMLPHP = process.env["SIMPLESAMLPHP_REASON"] ?? "SIMPLESAMLPHP_PATH names no SimpleSAMLphp.";

const READY_LIMIT_MS = 20_000;

export interface SamlUser {
  readonly login: string;
  readonly password: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface SamlProvider {
  readonly metadataUrl: string;
  /** Where the provider begins a sign-in at a consumer. */
  startUrl(entityId: string): string;
  /** Tells it of a consumer, by the consumer's metadata; assertions are encrypted for it. */
  trust(consumer: { readonly entityId: string; readonly answerUrl: string; readonly metadata: string }): void;
  stop(): void;
}

/** Debian's SimpleSAMLphp as an identity provider in PHP's own server, on another site than the console. */
export async function startSamlProvider(program: string, user: SamlUser): Promise<SamlProvider> {
  const folder = mkdtempSync(join(tmpdir(), "zerolake-saml-"));
  for (const name of ["config", "metadata", "cert", "data", "log", "sessions", "temp"]) mkdirSync(join(folder, name));
  chmodSync(folder, 0o700);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const { privateKey, certificate } = await createServiceProviderKey("SimpleSAMLphp of a journey", new Date());
  writeFileSync(join(folder, "cert/idp.pem"), privateKey);
  writeFileSync(join(folder, "cert/idp.crt"), certificate);
  writeFileSync(join(folder, "config/config.php"), configuration(folder, origin));
  writeFileSync(join(folder, "config/authsources.php"), authenticationSources(user));
  writeFileSync(join(folder, "metadata/saml20-idp-hosted.php"), hostedProvider(origin));
  writeFileSync(join(folder, "metadata/saml20-sp-remote.php"), "<?php\n");
  const environment = { ...process.env, SIMPLESAMLPHP_CONFIG_DIR: join(folder, "config") };
  const php = spawn("php", ["-d", "opcache.enable=0", "-S", `localhost:${port}`, "-t", join(program, "www")], {
    env: environment,
    stdio: "ignore",
  });
  const metadataUrl = `${origin}/saml2/idp/metadata.php?output=xml`;
  await untilReady(metadataUrl, php);
  return {
    metadataUrl,
    startUrl: (entityId) => `${origin}/saml2/idp/SSOService.php?spentityid=${encodeURIComponent(entityId)}`,
    trust({ entityId, answerUrl, metadata }) {
      const certData = /<ds:X509Certificate>([^<]+)<\/ds:X509Certificate>/.exec(metadata)?.[1]?.replaceAll(/\s/g, "") ?? "";
      const entry = { AssertionConsumerService: answerUrl, certData, "assertion.encryption": true, "validate.authnrequest": true };
      writeFileSync(join(folder, "metadata/saml20-sp-remote.php"), `<?php\n$metadata['${entityId}'] = ${asPhp(entry)};\n`);
    },
    stop() {
      php.kill("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(folder: string, origin: string): string {
  const settings = {
    baseurlpath: `${origin}/`,
    certdir: `${folder}/cert/`,
    loggingdir: `${folder}/log/`,
    datadir: `${folder}/data/`,
    tempdir: `${folder}/temp/`,
    metadatadir: `${folder}/metadata/`,
    "logging.handler": "file",
    "auth.adminpassword": "not used",
    secretsalt: "only for a journey",
    technicalcontact_email: "journey@example.org",
    timezone: "UTC",
    "enable.saml20-idp": true,
    "module.enable": { core: true, saml: true, exampleauth: true },
    "session.cookie.secure": false,
    "session.phpsession.savepath": `${folder}/sessions`,
    "session.phpsession.cookiename": "JourneyIdp",
    "language.cookie.secure": false,
    "store.type": "phpsession",
    "metadata.sources": [{ type: "flatfile", directory: `${folder}/metadata` }],
  };
  return `<?php\n$config = ${asPhp(settings)};\n`;
}

function authenticationSources({ login, password, attributes }: SamlUser): string {
  const known = Object.fromEntries(Object.entries({ uid: login, ...attributes }).map(([name, value]) => [name, [value]]));
  return `<?php\n$config = ['people' => ['exampleauth:UserPass', '${login}:${password}' => ${asPhp(known)}], 'admin' => ['core:AdminPassword']];\n`;
}

function hostedProvider(origin: string): string {
  const settings = {
    host: "__DEFAULT__",
    privatekey: "idp.pem",
    certificate: "idp.crt",
    auth: "people",
    "signature.algorithm": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    "saml20.sign.assertion": true,
  };
  const nameId =
    "[1 => ['class' => 'saml:AttributeNameID', 'attribute' => 'uid', 'Format' => 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent']]";
  return `<?php\n$metadata['${origin}/provider'] = ${asPhp(settings)} + ['authproc' => ${nameId}];\n`;
}

/** A value as PHP writes it. */
function asPhp(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asPhp).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `[${Object.entries(value)
      .map(([key, each]) => `${asPhp(key)} => ${asPhp(each)}`)
      .join(", ")}]`;
  }
  return typeof value === "string" ? `'${value.replaceAll(/['\\]/g, "\\$&")}'` : String(value);
}

async function untilReady(url: string, php: ChildProcess): Promise<void> {
  const end = Date.now() + READY_LIMIT_MS;
  while (Date.now() < end && php.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  php.kill("SIGTERM");
  throw new Error("SimpleSAMLphp did not answer with its metadata.");
}
