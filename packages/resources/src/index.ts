export { type Address, type AddressParts, COMPONENT_ID_PATTERN, formatAddress, parseAddress } from "./address.ts";
export { addressFromTag, addressToTag } from "./address-tag.ts";
export { canonicalJson } from "./canonical-json.ts";
export { cloudName } from "./cloud-name.ts";
export {
  type Cloud,
  type DesiredResource,
  type EnvironmentIdentity,
  type Target,
  TIERS,
  type Tier,
  type TypeFacts,
} from "./desired-resource.ts";
export { type Diagnostic, type DiagnosticSource, type DiagnosticTarget, hasErrors, type Severity } from "./diagnostic.ts";
export { digest, sha256Hex } from "./digest.ts";
export { type Dependencies, invert, type Ordering, orderByDependency, reachable } from "./graph.ts";
export { needsOf } from "./needs-of.ts";
export { redactLogArguments } from "./redact-log.ts";
export { REMOVED, redactSecrets, redactText, secretsIn } from "./redact-secrets.ts";
export { err, ok, type Result } from "./result.ts";
export {
  collectReferences,
  isJoin,
  isKnown,
  isList,
  isMap,
  isReference,
  isSecret,
  type Join,
  join,
  type PropertyMap,
  type Reference,
  reference,
  type SecretMarker,
  secret,
  substitute,
  type Value,
  walkValue,
} from "./value.ts";
export { numbersAt, textsAt, valuesAt } from "./values-at.ts";
