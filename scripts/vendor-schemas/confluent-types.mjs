const TOPICS = "/kafka/v3/clusters/{cluster_id}/topics";
const CONNECTORS = "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors";
const STATEMENTS = "/sql/v1/organizations/{organization_id}/environments/{environment_id}/statements";

/** Where each resource type of Confluent stands in the files that it publishes. */
export const CONFLUENT_TYPES = {
  "confluent.apiKey": {
    file: "apikeys/v2/api/openapi.yaml",
    methods: {
      create: "POST /iam/v2/api-keys",
      list: "GET /iam/v2/api-keys",
      get: "GET /iam/v2/api-keys/{id}",
      update: "PATCH /iam/v2/api-keys/{id}",
      delete: "DELETE /iam/v2/api-keys/{id}",
    },
  },
  "confluent.cluster": {
    file: "cmk/v2/api/openapi.yaml",
    methods: {
      create: "POST /cmk/v2/clusters",
      list: "GET /cmk/v2/clusters",
      get: "GET /cmk/v2/clusters/{id}",
      update: "PATCH /cmk/v2/clusters/{id}",
      delete: "DELETE /cmk/v2/clusters/{id}",
    },
  },
  "confluent.computePool": {
    file: "flink/v2/api/openapi.yaml",
    methods: {
      create: "POST /fcpm/v2/compute-pools",
      list: "GET /fcpm/v2/compute-pools",
      get: "GET /fcpm/v2/compute-pools/{id}",
      update: "PATCH /fcpm/v2/compute-pools/{id}",
      delete: "DELETE /fcpm/v2/compute-pools/{id}",
    },
  },
  "confluent.connector": {
    file: "connect/v1/api/openapi.yaml",
    methods: {
      create: `POST ${CONNECTORS}`,
      get: `GET ${CONNECTORS}/{connector_name}`,
      update: `PUT ${CONNECTORS}/{connector_name}/config`,
      delete: `DELETE ${CONNECTORS}/{connector_name}`,
    },
  },
  "confluent.environment": {
    file: "org/v2/api/openapi.yaml",
    methods: {
      create: "POST /org/v2/environments",
      list: "GET /org/v2/environments",
      get: "GET /org/v2/environments/{id}",
      update: "PATCH /org/v2/environments/{id}",
      delete: "DELETE /org/v2/environments/{id}",
    },
  },
  "confluent.organization": {
    file: "org/v2/api/openapi.yaml",
    methods: { list: "GET /org/v2/organizations", get: "GET /org/v2/organizations/{id}" },
  },
  "confluent.registry": {
    file: "srcm/v3/api/openapi.yaml",
    methods: { list: "GET /srcm/v3/clusters", get: "GET /srcm/v3/clusters/{id}" },
  },
  "confluent.roleBinding": {
    file: "mds/v2/api/openapi.yaml",
    methods: {
      create: "POST /iam/v2/role-bindings",
      list: "GET /iam/v2/role-bindings",
      get: "GET /iam/v2/role-bindings/{id}",
      delete: "DELETE /iam/v2/role-bindings/{id}",
    },
  },
  "confluent.schema": {
    file: "schema-registry/v1/api/openapi.yaml",
    methods: {
      create: "POST /subjects/{subject}/versions",
      get: "GET /subjects/{subject}/versions/{version}",
      delete: "DELETE /subjects/{subject}",
    },
  },
  "confluent.serviceAccount": {
    file: "iam/v2/api/openapi.yaml",
    methods: {
      create: "POST /iam/v2/service-accounts",
      list: "GET /iam/v2/service-accounts",
      get: "GET /iam/v2/service-accounts/{id}",
      update: "PATCH /iam/v2/service-accounts/{id}",
      delete: "DELETE /iam/v2/service-accounts/{id}",
    },
  },
  "confluent.statement": {
    file: "flink-gateway/v1/api/openapi.yaml",
    methods: {
      create: `POST ${STATEMENTS}`,
      list: `GET ${STATEMENTS}`,
      get: `GET ${STATEMENTS}/{statement_name}`,
      delete: `DELETE ${STATEMENTS}/{statement_name}`,
    },
  },
  "confluent.subjectConfig": {
    file: "schema-registry/v1/api/openapi.yaml",
    methods: { create: "PUT /config/{subject}", get: "GET /config/{subject}", delete: "DELETE /config/{subject}" },
  },
  "confluent.tableflowTopic": {
    file: "tableflow/v1/api/openapi.yaml",
    methods: {
      create: "POST /tableflow/v1/tableflow-topics",
      list: "GET /tableflow/v1/tableflow-topics",
      get: "GET /tableflow/v1/tableflow-topics/{display_name}",
      update: "PATCH /tableflow/v1/tableflow-topics/{display_name}",
      delete: "DELETE /tableflow/v1/tableflow-topics/{display_name}",
    },
  },
  "confluent.topic": {
    file: "kafkarest/v3/api/openapi.yaml",
    methods: {
      create: `POST ${TOPICS}`,
      get: `GET ${TOPICS}/{topic_name}`,
      update: `PATCH ${TOPICS}/{topic_name}`,
      delete: `DELETE ${TOPICS}/{topic_name}`,
    },
  },
};
