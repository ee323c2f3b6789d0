import { serviceErrors } from "../classify-service-error.ts";

/** Fabric says `{ errorCode, message }`. Source of the codes: the error lists in `microsoft/fabric-rest-api-specs`. */
export const classifyFabricError = serviceErrors({
  service: "Microsoft Fabric",
  read: ({ errorCode: code, message }) => ({ code, message }),
  codes: {
    WorkspaceNameAlreadyExists: "exists",
    ItemDisplayNameAlreadyInUse: "exists",
    ItemDisplayNameNotAvailableYet: "busy",
    PrincipalAlreadyHasWorkspaceRolePermissions: "exists",
    RequestBlocked: "slowDown",
    TooManyRequests: "slowDown",
    InsufficientPrivileges: "permission",
    InsufficientScopes: "permission",
    InsufficientPermissionsOverCapacity: "permission",
    CapacityNotActive: "busy",
    CapacityNotInActiveState: "busy",
    CapacityNotFound: "propagation",
    WorkspaceNotFound: "gone",
    EntityNotFound: "gone",
    ItemNotFound: "gone",
    PrincipalNotFound: "propagation",
    IdentityNotFound: "propagation",
    UnsupportedCapacitySKU: "unavailable",
    FeatureNotAvailable: "unavailable",
    TenantSettingDisabled: "unavailable",
  },
});
