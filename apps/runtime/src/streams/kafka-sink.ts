import { generateAuthToken } from "aws-msk-iam-sasl-signer-js";
import { Kafka, logLevel, type Producer } from "kafkajs";
import { identityToken } from "../azure/identity-token.ts";
import { googleKafkaLogin } from "../google/ask-google.ts";
import type { EventSink } from "./event-sink.ts";

export interface KafkaTarget {
  readonly bootstrapServers: readonly string[];
  readonly topic: string;
  /** Region for IAM login; absent = no login, for a broker on the own machine. */
  readonly iamRegion?: string;
  /** Brokers of Google's, signed in to with the identity of the container. */
  readonly isAtGoogle?: true;
  /** Resource for the login with the container's identity at Azure Event Hubs, which takes no idempotent writes. */
  readonly identityFor?: string;
  /** User and password, for brokers outside the cloud. */
  readonly login?: { readonly username: string; readonly password: string };
}

/** Connects on first use and again after a failure; waits for all in-sync replicas. */
export function createKafkaSink(target: KafkaTarget): EventSink {
  const kafka = new Kafka({
    clientId: "zerolake-collector",
    brokers: [...target.bootstrapServers],
    logLevel: logLevel.ERROR,
    ...(target.iamRegion ? { ssl: true, sasl: iamLogin(target.iamRegion) } : {}),
    ...(target.isAtGoogle ? { ssl: true, sasl: GOOGLE_LOGIN } : {}),
    ...(target.identityFor ? { ssl: true, sasl: identityLogin(target.identityFor) } : {}),
    ...(target.login ? { ssl: true, sasl: { mechanism: "plain" as const, ...target.login } } : {}),
  });
  const producer = kafka.producer({ idempotent: target.identityFor === undefined, maxInFlightRequests: 5 });
  let connection: Promise<void> | undefined;
  const connected = async (): Promise<Producer> => {
    connection ??= producer.connect();
    try {
      await connection;
    } catch (error) {
      connection = undefined;
      throw error;
    }
    return producer;
  };
  return {
    async send(events) {
      const messages = events.map(({ key, body }) => ({ key, value: Buffer.from(body) }));
      await (await connected()).send({ topic: target.topic, acks: -1, messages });
    },
    async check() {
      await connected();
    },
    async close() {
      await producer.disconnect();
    },
  };
}

function identityLogin(resource: string) {
  return { mechanism: "oauthbearer" as const, oauthBearerProvider: async () => ({ value: await identityToken(resource) }) };
}

const GOOGLE_LOGIN = {
  mechanism: "oauthbearer" as const,
  oauthBearerProvider: async () => ({ value: await googleKafkaLogin() }),
};

function iamLogin(region: string) {
  return {
    mechanism: "oauthbearer" as const,
    oauthBearerProvider: async () => ({ value: (await generateAuthToken({ region })).token }),
  };
}
