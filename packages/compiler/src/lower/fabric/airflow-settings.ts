/** The version of the service's own environment, and what it holds. */
export const AIRFLOW_VERSION = "1.0.0";
const HOLDS = { airflowVersion: "2.10.5", pythonVersion: "3.12", airflowEnvironment: `FabricAirflowJob-${AIRFLOW_VERSION}` };

/** What an Airflow job of Fabric says of itself; it begins on the pool that everybody has. */
export const AIRFLOW_SETTINGS = {
  properties: {
    type: "Airflow",
    typeProperties: {
      airflowProperties: {
        ...HOLDS,
        airflowRequirements: [],
        airflowConfigurationOverrides: {},
        environmentVariables: {},
        packageProviderPath: "plugins",
        enableAADIntegration: true,
        enableTriggerers: false,
      },
      computeProperties: {
        computePool: "StarterPool",
        computeSize: "Small",
        enableAutoscale: false,
        enableAvailabilityZones: false,
        extraNodes: 0,
      },
    },
  },
};
