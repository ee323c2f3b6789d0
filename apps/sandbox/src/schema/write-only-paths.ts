/**
 * Properties that a read never returns. The specification does not know them; the source is the registry schemas of
 * us-east-1 (cfn-lint 1.51.0), for the types that Zerolake creates. `*` stands for every item of a list.
 */
const WRITE_ONLY: Readonly<Record<string, readonly string[]>> = {
  "AWS::ApiGatewayV2::Route": ["AuthorizerId"],
  "AWS::ApplicationAutoScaling::ScalingPolicy": ["TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification.ResourceLabel"],
  "AWS::Athena::WorkGroup": ["RecursiveDeleteOption"],
  "AWS::Bedrock::ApplicationInferenceProfile": ["ModelSource"],
  "AWS::EC2::LaunchTemplate": ["LaunchTemplateData"],
  "AWS::ECR::Repository": ["EmptyOnDelete"],
  "AWS::EKS::Addon": ["PodIdentityAssociations", "ResolveConflicts"],
  "AWS::EKS::Cluster": ["AccessConfig.BootstrapClusterCreatorAdminPermissions", "BootstrapSelfManagedAddons"],
  "AWS::Glue::Schema": ["SchemaDefinition"],
  "AWS::Glue::Trigger": ["StartOnCreation"],
  "AWS::KMS::Key": ["PendingWindowInDays", "RotationPeriodInDays"],
  "AWS::KinesisAnalyticsV2::Application": [
    "ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent.ZipFileContent",
    "ApplicationConfiguration.EnvironmentProperties",
  ],
  "AWS::KinesisFirehose::DeliveryStream": ["IcebergDestinationConfiguration", "KinesisStreamSourceConfiguration", "MSKSourceConfiguration"],
  "AWS::Lambda::Function": ["Code.S3Bucket", "Code.S3Key"],
  "AWS::MSK::Configuration": ["ServerProperties"],
  "AWS::MSK::Topic": ["Configs"],
  "AWS::OpenSearchServerless::Collection": ["Tags"],
  "AWS::OpenSearchServerless::Index": ["Settings.Index.KnnAlgoParamEfSearch", "Settings.Index.RefreshInterval"],
  "AWS::RedshiftServerless::Namespace": ["FinalSnapshotName", "FinalSnapshotRetentionPeriod", "ManageAdminPassword"],
  "AWS::RedshiftServerless::Workgroup": ["ConfigParameters", "SecurityGroupIds", "SubnetIds"],
  "AWS::S3::Bucket": [
    "LifecycleConfiguration.Rules.*.ExpiredObjectDeleteMarker",
    "LifecycleConfiguration.Rules.*.NoncurrentVersionExpirationInDays",
    "LifecycleConfiguration.Rules.*.NoncurrentVersionTransition",
    "LifecycleConfiguration.Rules.*.Transition",
  ],
  "AWS::S3Tables::Table": ["IcebergMetadata"],
  "AWS::SageMaker::Endpoint": ["RetainAllVariantProperties"],
  "AWS::SageMaker::UserProfile": ["Tags"],
  "AWS::SecretsManager::Secret": ["GenerateSecretString", "SecretString"],
};

export function writeOnlyPaths(type: string): readonly string[] {
  return WRITE_ONLY[type] ?? [];
}
