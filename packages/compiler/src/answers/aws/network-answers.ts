import type { Component } from "@zerolake/blueprint";
import type { Environment } from "../../passes/resolve-environment.ts";
import { type AnswerDefinition, componentsOf, leavesOpen } from "../answer-definition.ts";
import { arnForm, listForm } from "../answer-forms.ts";

const HTTP_COLLECTORS = ["http-lambda", "http-to-kinesis"];
const CONTAINER_COLLECTORS = ["ecs-collector", "cloud-run", "container-app-collector"];

/** How the environment is reached from outside, and where it lies. */
export const NETWORK_ANSWERS = {
  zones: {
    label: "Zones",
    question: "Which availability zones shall be used, and in which order?",
    where: "Read from the cloud with the connection. In AWS they stand under EC2, Zones.",
    form: listForm({ pattern: "[a-z]{2}(-[a-z]+)+-\\d[a-z]", patternText: "names of zones, one per line", example: "eu-central-1a" }),
    whenEmpty: "The zones that the account lists are used; where it may not list them, those ending in a, b and c.",
    isFilledIn: true,
    askers: (environment) => (environment.target.cloud === "aws" ? componentsOf(environment, "network", "vpc") : []),
  },
  certificateArn: {
    label: "Certificate",
    question: "Which certificate secures the public address?",
    where: "In AWS Certificate Manager, in the environment's region.",
    form: arnForm("acm:[a-z0-9-]+:\\d{12}:certificate/\\S+", {
      patternText: "the ARN of a certificate of AWS Certificate Manager in the environment's region",
      example: "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
    }),
    whenEmpty: "The service answers inside the network only; in production a public address without a certificate is refused.",
    askers: (environment) => [
      ...collectors(environment, "certificateArn", ["ecs-collector"]),
      ...componentsOf(environment, "app-service", "ecs-fargate").filter((app) => leavesOpen(app, "certificate")),
      ...(environment.target.cloud === "aws" ? componentsOf(environment, "catalog", "polaris") : []),
    ],
  },
  allowedOrigins: {
    label: "Web origins",
    question: "Which web origins may send events from a browser?",
    where: "The first part of your site's address, up to the first single slash.",
    form: listForm({
      pattern: "\\*|https://[^/\\s]+",
      patternText: "https origins, one per line, or * for all",
      example: "https://shop.example.com",
    }),
    whenEmpty: "Only servers and apps can send events.",
    askers: (environment) => collectors(environment, "allowedOrigins", HTTP_COLLECTORS),
  },
  jwtIssuer: {
    label: "Token issuer",
    question: "Which issuer signs the tokens of your users?",
    where: "Your identity provider shows it as issuer; tokens carry it in `iss`.",
    form: { type: "text", pattern: "https://\\S+", patternText: "an https address", example: "https://login.example.com/" },
    whenEmpty: "Senders of events are not asked for a token; in production only signed AWS callers may send.",
    askers: (environment) => collectors(environment, "jwtIssuer", [...HTTP_COLLECTORS, ...CONTAINER_COLLECTORS]),
  },
  jwtAudience: {
    label: "Token audiences",
    question: "Which audiences do those tokens carry? Name them together with the issuer.",
    where: "Your identity provider shows it with the API or client; tokens carry it in `aud`.",
    form: listForm({ pattern: "\\S+", patternText: "audiences, one per line, without spaces", example: "api" }),
    whenEmpty: "The audience of a token is not checked.",
    askers: (environment) => collectors(environment, "jwtAudience", [...HTTP_COLLECTORS, ...CONTAINER_COLLECTORS]),
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;

function collectors(environment: Environment, setting: string, variants: readonly string[]): readonly Component[] {
  const devices = variants.includes("cloud-run") ? componentsOf(environment, "device-source", "pubsub-plus-broker") : [];
  const logs = variants.includes("container-app-collector") ? componentsOf(environment, "log-source", "http-logs") : [];
  return [...componentsOf(environment, "event-source", ...variants), ...devices, ...logs].filter((source) => leavesOpen(source, setting));
}
