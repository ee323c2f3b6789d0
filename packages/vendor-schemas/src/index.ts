export { type CheckOptions, checkGoogleBody, type Violation } from "./check-body.ts";
export {
  googleFields,
  googleType,
  listGoogleTypes,
  type VendorField,
  type VendorFields,
  type VendorMethod,
  type VendorType,
  type VendorVerb,
} from "./google.ts";
