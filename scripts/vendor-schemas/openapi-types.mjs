import { CONFLUENT_TYPES } from "./confluent-types.mjs";

const WORKSPACE = "/workspaces/{workspaceId}";

/** An item of a Fabric workspace, and the call that replaces its definition. */
function item(file, collection, id) {
  const one = `${WORKSPACE}/${collection}/{${id}}`;
  return {
    file,
    methods: {
      create: `POST ${WORKSPACE}/${collection}`,
      list: `GET ${WORKSPACE}/${collection}`,
      get: `GET ${one}`,
      update: `PATCH ${one}`,
      delete: `DELETE ${one}`,
      define: `POST ${one}/updateDefinition`,
    },
  };
}

const SCHEDULES = `${WORKSPACE}/items/{itemId}/jobs/{jobType}/schedules`;
const JOBS = `${WORKSPACE}/items/{itemId}/jobs`;
const SHORTCUTS = `${WORKSPACE}/items/{itemId}/shortcuts`;
const ROLES = `${WORKSPACE}/items/{itemId}/dataAccessRoles`;
const AIRFLOW = `${WORKSPACE}/apacheAirflowJobs`;
const AIRFLOW_ENVIRONMENT = `${AIRFLOW}/{apacheAirflowJobId}/environment`;
const MIRRORED = `${WORKSPACE}/mirroredDatabases/{mirroredDatabaseId}`;

/** Where each resource type of ours stands in what its vendor publishes: the file, and the call behind each verb. */
export const VENDORS = {
  confluent: {
    repository: "https://github.com/confluentinc/ccloud-sdk-go-v2",
    licence: "Apache-2.0",
    host: "api.confluent.cloud",
    types: CONFLUENT_TYPES,
  },
  fabric: {
    repository: "https://github.com/microsoft/fabric-rest-api-specs",
    licence: "MIT",
    host: "api.fabric.microsoft.com",
    // What stands inside the definition of an Eventstream, which its own request takes as text.
    insides: [
      "eventstream/definitions/source.json#/definitions/AzureEventHubSourceProperties",
      "eventstream/definitions/destination.json#/definitions/LakehouseDestinationProperties",
    ],
    types: {
      "fabric.airflowCompute": {
        file: "apacheAirflowJob/swagger.json",
        methods: {
          create: `POST ${AIRFLOW_ENVIRONMENT}/updateCompute?beta=true`,
          get: `GET ${AIRFLOW_ENVIRONMENT}/compute?beta=true`,
        },
      },
      "fabric.airflowEnvironment": {
        file: "apacheAirflowJob/swagger.json",
        methods: {
          create: `POST ${AIRFLOW_ENVIRONMENT}/start?beta=true`,
          get: `GET ${AIRFLOW_ENVIRONMENT}?beta=true`,
          delete: `POST ${AIRFLOW_ENVIRONMENT}/stop?beta=true`,
        },
      },
      "fabric.airflowPool": {
        file: "apacheAirflowJob/swagger.json",
        methods: {
          create: `POST ${AIRFLOW}/poolTemplates?beta=true`,
          list: `GET ${AIRFLOW}/poolTemplates?beta=true`,
          get: `GET ${AIRFLOW}/poolTemplates/{poolTemplateId}?beta=true`,
          delete: `DELETE ${AIRFLOW}/poolTemplates/{poolTemplateId}?beta=true`,
        },
      },
      // After the pools, which stand where its own address could stand.
      "fabric.airflowJob": item("apacheAirflowJob/swagger.json", "apacheAirflowJobs", "apacheAirflowJobId"),
      "fabric.capacity": {
        file: "platform/swagger.json",
        methods: { list: "GET /capacities", get: "GET /capacities/{capacityId}" },
      },
      "fabric.connection": {
        file: "platform/swagger.json",
        methods: {
          create: "POST /connections",
          list: "GET /connections",
          get: "GET /connections/{connectionId}",
          update: "PATCH /connections/{connectionId}",
          delete: "DELETE /connections/{connectionId}",
        },
      },
      // All roles of an item are one list, which every call replaces.
      "fabric.dataAccessRoles": {
        file: "platform/swagger.json",
        methods: { create: `PUT ${ROLES}`, get: `GET ${ROLES}`, update: `PUT ${ROLES}`, delete: `PUT ${ROLES}` },
      },
      "fabric.dataPipeline": item("dataPipeline/swagger.json", "dataPipelines", "dataPipelineId"),
      "fabric.environment": item("environment/swagger.json", "environments", "environmentId"),
      "fabric.eventstream": item("eventstream/swagger.json", "eventstreams", "eventstreamId"),
      "fabric.jobInstance": {
        file: "platform/swagger.json",
        methods: {
          create: `POST ${JOBS}/{jobType}/instances`,
          list: `GET ${JOBS}/instances`,
          get: `GET ${JOBS}/instances/{jobInstanceId}`,
          delete: `POST ${JOBS}/instances/{jobInstanceId}/cancel`,
        },
      },
      "fabric.lakehouse": item("lakehouse/swagger.json", "lakehouses", "lakehouseId"),
      "fabric.mirroredDatabase": item("mirroredDatabase/swagger.json", "mirroredDatabases", "mirroredDatabaseId"),
      "fabric.mirroring": {
        file: "mirroredDatabase/swagger.json",
        methods: {
          create: `POST ${MIRRORED}/startMirroring`,
          get: `POST ${MIRRORED}/getMirroringStatus`,
          delete: `POST ${MIRRORED}/stopMirroring`,
        },
      },
      "fabric.notebook": item("notebook/swagger.json", "notebooks", "notebookId"),
      "fabric.publishedEnvironment": {
        file: "environment/swagger.json",
        methods: {
          create: `POST ${WORKSPACE}/environments/{environmentId}/staging/publish?beta=false`,
          get: `GET ${WORKSPACE}/environments/{environmentId}`,
        },
      },
      "fabric.roleAssignment": {
        file: "platform/swagger.json",
        methods: {
          create: `POST ${WORKSPACE}/roleAssignments`,
          list: `GET ${WORKSPACE}/roleAssignments`,
          get: `GET ${WORKSPACE}/roleAssignments/{workspaceRoleAssignmentId}`,
          update: `PATCH ${WORKSPACE}/roleAssignments/{workspaceRoleAssignmentId}`,
          delete: `DELETE ${WORKSPACE}/roleAssignments/{workspaceRoleAssignmentId}`,
        },
      },
      "fabric.schedule": {
        file: "platform/swagger.json",
        methods: {
          create: `POST ${SCHEDULES}`,
          list: `GET ${SCHEDULES}`,
          get: `GET ${SCHEDULES}/{scheduleId}`,
          update: `PATCH ${SCHEDULES}/{scheduleId}`,
          delete: `DELETE ${SCHEDULES}/{scheduleId}`,
        },
      },
      "fabric.shortcut": {
        file: "platform/swagger.json",
        methods: {
          create: `POST ${SHORTCUTS}`,
          get: `GET ${SHORTCUTS}/{shortcutPath}/{shortcutName}`,
          delete: `DELETE ${SHORTCUTS}/{shortcutPath}/{shortcutName}`,
        },
      },
      "fabric.sparkJobDefinition": item("sparkjobdefinition/swagger.json", "sparkJobDefinitions", "sparkJobDefinitionId"),
      "fabric.sparkPool": {
        file: "spark/swagger.json",
        methods: {
          create: `POST ${WORKSPACE}/spark/pools`,
          list: `GET ${WORKSPACE}/spark/pools`,
          get: `GET ${WORKSPACE}/spark/pools/{poolId}`,
          update: `PATCH ${WORKSPACE}/spark/pools/{poolId}`,
          delete: `DELETE ${WORKSPACE}/spark/pools/{poolId}`,
        },
      },
      "fabric.warehouse": {
        file: "warehouse/swagger.json",
        methods: {
          create: `POST ${WORKSPACE}/warehouses`,
          list: `GET ${WORKSPACE}/warehouses`,
          get: `GET ${WORKSPACE}/warehouses/{warehouseId}`,
          update: `PATCH ${WORKSPACE}/warehouses/{warehouseId}`,
          delete: `DELETE ${WORKSPACE}/warehouses/{warehouseId}`,
        },
      },
      "fabric.workspace": {
        file: "platform/swagger.json",
        methods: {
          create: "POST /workspaces",
          list: "GET /workspaces",
          get: `GET ${WORKSPACE}`,
          update: `PATCH ${WORKSPACE}`,
          delete: `DELETE ${WORKSPACE}`,
        },
      },
      "fabric.workspaceIdentity": {
        file: "platform/swagger.json",
        methods: {
          create: `POST ${WORKSPACE}/provisionIdentity`,
          get: `GET ${WORKSPACE}`,
          delete: `POST ${WORKSPACE}/deprovisionIdentity`,
        },
      },
    },
  },
};
