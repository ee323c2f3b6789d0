const FILLED_BY_JOBS = "A table does nothing by itself; it is filled by jobs, which are measured.";
const LIST = "A list does nothing by itself.";
const OF_THE_MOMENT = "Databricks tells how it does at the moment, and keeps no values of the past.";

/** Types of Databricks, Confluent Cloud and Microsoft Fabric that hold or move data and of which nothing is judged, each with the reason. */
export const UNMEASURED_BESIDE_CLOUDS: Readonly<Record<string, string>> = {
  "confluent.cluster": "It is measured by topic.",
  "confluent.environment": "It is measured by topic.",
  "confluent.connector": "Its metrics bear an id that Confluent tells of no connector by name; what it brings is seen at its topic.",
  "confluent.tableflowTopic": "Its metrics stand in no published list that could be checked.",
  "confluent.schema": LIST,
  "databricks.alert": "It looks at others itself, and tells whom it was made for.",
  "databricks.catalog": LIST,
  "databricks.schema": FILLED_BY_JOBS,
  "databricks.featureTable": FILLED_BY_JOBS,
  "databricks.onlineStore": OF_THE_MOMENT,
  "databricks.onlineTable": OF_THE_MOMENT,
  "databricks.experiment": LIST,
  "databricks.registeredModel": LIST,
  "databricks.volume": "A folder does nothing by itself; it is filled by jobs, which are measured.",
  "databricks.clusterPolicy": "A rule for people does nothing by itself.",
  "databricks.servingEndpoint": OF_THE_MOMENT,
  "databricks.servedModel": "Databricks runs it for everybody.",
  "databricks.vectorEndpoint": OF_THE_MOMENT,
  "databricks.vectorIndex": OF_THE_MOMENT,
  "databricks.warehouse": "What a warehouse does stands in tables of the whole account, which a workspace's connection does not read.",
  "fabric.airflowJob": "Runs of Airflow are told by Airflow itself, which lets in people only.",
  "fabric.capacity": "How full a capacity is, is told to its administrators only, in an app of theirs.",
  "fabric.eventstream": "Fabric shows what passes through an eventstream on its own screens only.",
  "fabric.mirroredDatabase": "Fabric tells the state of the moment, and keeps no values of the past.",
  "fabric.warehouse": "What a warehouse does stands in views inside it, which are read by people who work in it.",
  "fabric.workspace": "It is measured by what is in it.",
};
