export { type AirflowWorkflows, airflowWorkflows } from "./airflow-workflows.ts";
export { type ArmObject, type ArmShape, armShapeOf, listArmTypes, type StoredField } from "./azure.ts";
export { checkArmBody } from "./check-arm-body.ts";
export { type CheckOptions, checkGoogleBody, checkServiceBody, type Violation } from "./check-body.ts";
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
export { listServiceTypes, type RestServiceName, type ServiceType, type ServiceVerb, serviceType } from "./services.ts";
