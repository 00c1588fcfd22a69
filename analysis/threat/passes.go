package threat

import "strings"

// passes are ways to run code with a role that is passed to a service.
var passes = []way{
	pass("lambda-create-invoke", "run a new function with the role", "T1648", "awslambda", "lambda", "lambda:CreateFunction lambda:InvokeFunction"),
	pass("lambda-create-event-source", "run a new function with the role by an event source", "T1648", "awslambda", "lambda", "lambda:CreateFunction lambda:CreateEventSourceMapping"),
	pass("lambda-create-permission", "run a new function with the role by letting somebody invoke it", "T1648", "awslambda", "lambda", "lambda:CreateFunction lambda:AddPermission"),
	pass("lambda-create-url", "run a new function with the role by its URL", "T1648", "awslambda", "lambda", "lambda:CreateFunction lambda:CreateFunctionUrlConfig lambda:InvokeFunctionUrl"),
	on("aws_lambda_function", pass("lambda-reconfigure-code", "give an existing function the role and other code", "T1648", "awslambda", "lambda", "@lambda:UpdateFunctionConfiguration @lambda:UpdateFunctionCode")),
	pass("ec2-run-instances", "start an instance with the role", "T1578.002", "amazonec2", "ec2", "ec2:RunInstances"),
	pass("ec2-request-spot-instances", "start a spot instance with the role", "T1578.002", "amazonec2", "ec2", "ec2:RequestSpotInstances"),
	on("aws_instance", pass("ec2-associate-profile", "give a running instance the role", "T1578", "amazonec2", "ec2", "@ec2:AssociateIamInstanceProfile")),
	pass("ec2-replace-profile", "exchange a running instance's role", "T1578", "amazonec2", "ec2", "ec2:ReplaceIamInstanceProfileAssociation"),
	pass("autoscaling-launch-configuration", "start instances with the role by autoscaling", "T1578.002", "amazonec2autoscaling", "ec2", "autoscaling:CreateLaunchConfiguration autoscaling:CreateAutoScalingGroup"),
	pass("autoscaling-launch-template", "start instances with the role by autoscaling", "T1578.002", "amazonec2autoscaling", "ec2", "ec2:CreateLaunchTemplate autoscaling:CreateAutoScalingGroup"),
	pass("iam-add-role-to-instance-profile", "put the role into an instance's profile", "T1098", iamPage, "ec2", "iam:AddRoleToInstanceProfile iam:RemoveRoleFromInstanceProfile"),
	pass("ecs-run-task", "run a task with the role", "T1610", "amazonelasticcontainerservice", "ecs-tasks", "ecs:RegisterTaskDefinition ecs:RunTask"),
	pass("ecs-start-task", "run a task with the role", "T1610", "amazonelasticcontainerservice", "ecs-tasks", "ecs:RegisterTaskDefinition ecs:StartTask"),
	pass("ecs-create-service", "run a service with the role", "T1610", "amazonelasticcontainerservice", "ecs-tasks", "ecs:RegisterTaskDefinition ecs:CreateService"),
	on("aws_ecs_service", pass("ecs-update-service", "let a service run with the role", "T1610", "amazonelasticcontainerservice", "ecs-tasks", "ecs:RegisterTaskDefinition @ecs:UpdateService")),
	pass("ecs-run-task-override", "run an existing task with the role in its place", "T1610", "amazonelasticcontainerservice", "ecs-tasks", "ecs:RunTask"),
	pass("ecs-start-task-override", "run an existing task with the role in its place", "T1610", "amazonelasticcontainerservice", "ecs-tasks", "ecs:StartTask"),
	pass("batch-submit-job", "run a job with the role", "T1610", "awsbatch", "ecs-tasks", "batch:RegisterJobDefinition batch:SubmitJob"),
	pass("eks-pod-identity", "give pods the role", "T1098", "amazonelastickubernetesservice", "pods.eks", "eks:CreatePodIdentityAssociation"),
	pass("glue-create-dev-endpoint", "open a development endpoint with the role", "T1578", "awsglue", "glue", "glue:CreateDevEndpoint"),
	pass("glue-create-job", "run a job with the role", "T1648", "awsglue", "glue", "glue:CreateJob glue:StartJobRun"),
	pass("glue-create-job-trigger", "run a job with the role by a trigger", "T1648 T1053", "awsglue", "glue", "glue:CreateJob glue:CreateTrigger"),
	on("aws_glue_job", pass("glue-update-job", "give an existing job the role and other code", "T1648", "awsglue", "glue", "@glue:UpdateJob @glue:StartJobRun")),
	on("aws_glue_job", pass("glue-update-job-trigger", "give an existing job the role and other code", "T1648 T1053", "awsglue", "glue", "@glue:UpdateJob glue:CreateTrigger")),
	pass("glue-create-session", "run statements with the role", "T1059.009", "awsglue", "glue", "glue:CreateSession glue:RunStatement"),
	pass("sagemaker-create-notebook", "open a notebook with the role", "T1578", "amazonsagemaker", "sagemaker", "sagemaker:CreateNotebookInstance"),
	pass("sagemaker-create-training-job", "run a training job with the role", "T1578", "amazonsagemaker", "sagemaker", "sagemaker:CreateTrainingJob"),
	pass("sagemaker-create-processing-job", "run a processing job with the role", "T1578", "amazonsagemaker", "sagemaker", "sagemaker:CreateProcessingJob"),
	pass("sagemaker-create-tuning-job", "run a tuning job with the role", "T1578", "amazonsagemaker", "sagemaker", "sagemaker:CreateHyperParameterTuningJob"),
	pass("cloudformation-create-stack", "deploy a stack with the role", "T1648", "awscloudformation", "cloudformation", "cloudformation:CreateStack"),
	on("aws_cloudformation_stack", pass("cloudformation-update-stack-role", "update a stack with the role", "T1648", "awscloudformation", "cloudformation", "@cloudformation:UpdateStack")),
	pass("cloudformation-create-stack-set", "deploy a stack set with the role", "T1648", "awscloudformation", "cloudformation", "cloudformation:CreateStackSet cloudformation:CreateStackInstances"),
	on("aws_cloudformation_stack_set", pass("cloudformation-update-stack-set", "update a stack set with the role", "T1648", "awscloudformation", "cloudformation", "@cloudformation:UpdateStackSet")),
	pass("codebuild-create-project", "run a build with the role", "T1651", "awscodebuild", "codebuild", "codebuild:CreateProject codebuild:StartBuild"),
	pass("codebuild-create-project-batch", "run builds with the role", "T1651", "awscodebuild", "codebuild", "codebuild:CreateProject codebuild:StartBuildBatch"),
	on("aws_codebuild_project", pass("codebuild-update-project-role", "give an existing project the role", "T1651", "awscodebuild", "codebuild", "@codebuild:UpdateProject @codebuild:StartBuild")),
	pass("codepipeline-create", "run a pipeline with the role", "T1651", "awscodepipeline", "codepipeline", "codepipeline:CreatePipeline"),
	pass("apprunner-create-service", "run a service with the role", "T1651", "awsapprunner", "tasks.apprunner", "apprunner:CreateService"),
	pass("bedrock-create-code-interpreter", "run code with the role in an interpreter", "T1059.009", "amazonbedrockagentcore", "bedrock-agentcore", "bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter"),
	pass("states-create-state-machine", "run a state machine with the role", "T1648", "awsstepfunctions", "states", "states:CreateStateMachine states:StartExecution"),
	pass("states-test-state", "test a state with the role", "T1648", "awsstepfunctions", "states", "states:TestState"),
	pass("scheduler-create-schedule", "schedule any call with the role", "T1053", "amazoneventbridgescheduler", "scheduler", "scheduler:CreateSchedule"),
	pass("events-put-targets", "let a rule act with the role", "T1648", "amazoneventbridge", "events", "events:PutRule events:PutTargets"),
	pass("ssm-start-automation", "run an automation with the role", "T1651", "awssystemsmanager", "ssm", "ssm:CreateDocument ssm:StartAutomationExecution"),
	pass("emr-run-job-flow", "start a cluster with the role", "T1578.002", "amazonelasticmapreduce", "ec2", "elasticmapreduce:RunJobFlow"),
	pass("ecs-register-container-instance", "run a task with the role on a machine that joins the cluster", "T1610", "amazonelasticcontainerservice", "ecs-tasks", "ecs:RegisterContainerInstance ecs:StartTask"),
	pass("ecs-create-task-set", "run a task set with the role", "T1610", "amazonelasticcontainerservice", "ecs-tasks", "ecs:RegisterTaskDefinition ecs:CreateTaskSet ecs:UpdateServicePrimaryTaskSet"),
	pass("sagemaker-update-user-profile", "open apps with the role as a domain's user", "T1098", "amazonsagemaker", "sagemaker", "sagemaker:UpdateUserProfile sagemaker:CreateApp sagemaker:CreatePresignedDomainUrl"),
	pass("sagemaker-update-domain", "open a domain's apps with the role", "T1098", "amazonsagemaker", "sagemaker", "sagemaker:UpdateDomain sagemaker:CreateApp sagemaker:CreatePresignedDomainUrl"),
	on("aws_sfn_state_machine", pass("states-update-state-machine-role", "let an existing state machine act with the role", "T1648", "awsstepfunctions", "states", "@states:UpdateStateMachine @states:StartExecution")),
	on("aws_scheduler_schedule", pass("scheduler-update-schedule", "let a schedule make any call with the role", "T1053", "amazoneventbridgescheduler", "scheduler", "@scheduler:UpdateSchedule")),
	pass("apigateway-integration", "let an API call a service with the role", "T1648", "amazonapigatewaymanagement", "apigateway", "apigateway:PUT apigateway:POST"),
	pass("ssm-create-activation", "register a machine that gets the role", "T1651", "awssystemsmanager", "ssm", "ssm:CreateActivation"),
	pass("rolesanywhere-create-profile", "sign in from anywhere with the role", "T1098", "awsidentityandaccessmanagementrolesanywhere", "rolesanywhere", "rolesanywhere:CreateTrustAnchor rolesanywhere:CreateProfile"),
	limited("s3:* kms:* elasticfilesystem:*", pass("transfer-create-server", "read and write files with the role through a server", "T1537", "awstransferfamily", "transfer", "transfer:CreateServer transfer:CreateUser")),
	pass("airflow-create-environment", "run workflows with the role", "T1648", "amazonmanagedworkflowsforapacheairflow", "airflow-env", "airflow:CreateEnvironment"),
	pass("braket-create-job", "run a job with the role", "T1648", "amazonbraket", "braket", "braket:CreateJob"),
	pass("emr-serverless-start-job", "run a job with the role", "T1648", "amazonemrserverless", "emr-serverless", "emr-serverless:CreateApplication emr-serverless:StartJobRun"),
	pass("kinesisanalytics-create-application", "run an application with the role", "T1648", "amazonkinesisanalyticsv2", "kinesisanalytics", "kinesisanalytics:CreateApplication kinesisanalytics:StartApplication"),
	pass("amplify-create-app", "run a build with the role", "T1651", "awsamplify", "amplify", "amplify:CreateApp amplify:CreateBranch amplify:StartJob"),
	pass("iot-create-topic-rule", "let messages act with the role", "T1648", "awsiot", "iot", "iot:CreateTopicRule"),
	pass("cognito-set-identity-pool-roles", "give users of an identity pool the role", "T1098", "amazoncognitoidentity", "cognito-identity", "cognito-identity:SetIdentityPoolRoles"),
	// Instances. What the service is told of is the profile, and what is passed its role.
	pass("ec2-run-instances-profile", "start an instance with the role in a new profile", "T1578.002", "amazonec2", "ec2", "iam:CreateInstanceProfile iam:AddRoleToInstanceProfile ec2:RunInstances"),
	pass("ec2-request-spot-fleet", "start a fleet of spot instances with the role", "T1578.002", "amazonec2", "ec2", "ec2:RequestSpotFleet"),
	pass("ec2-create-fleet", "start a fleet of instances with the role", "T1578.002", "amazonec2", "ec2", "ec2:CreateLaunchTemplate ec2:CreateFleet"),
	on("aws_autoscaling_group", pass("autoscaling-update-launch-configuration", "let a group start instances with the role", "T1578.002", "amazonec2autoscaling", "ec2", "autoscaling:CreateLaunchConfiguration @autoscaling:UpdateAutoScalingGroup")),
	on("aws_autoscaling_group", pass("autoscaling-update-launch-template", "let a group start instances with the role", "T1578.002", "amazonec2autoscaling", "ec2", "ec2:CreateLaunchTemplate @autoscaling:UpdateAutoScalingGroup")),
	pass("elasticbeanstalk-create-environment", "run an application with the role", "T1578.002", "awselasticbeanstalk", "ec2", "elasticbeanstalk:CreateApplication elasticbeanstalk:CreateEnvironment"),
	pass("imagebuilder-create-image", "build an image on an instance with the role", "T1578.002", "amazonec2imagebuilder", "ec2", "imagebuilder:CreateComponent imagebuilder:CreateImageRecipe imagebuilder:CreateInfrastructureConfiguration imagebuilder:CreateImage"),
	pass("gamelift-create-fleet", "start a fleet with the role", "T1578.002", "amazongameliftservers", "gamelift", "gamelift:CreateBuild gamelift:CreateFleet"),
	pass("appstream-create-image-builder", "open a desktop with the role", "T1578.002", "amazonappstream2.0", "appstream", "appstream:CreateImageBuilder appstream:CreateImageBuilderStreamingURL"),
	// Functions and jobs.
	on("aws_lambda_function", pass("lambda-reconfigure-invoke", "give an existing function the role and a layer, and invoke it", "T1648", "awslambda", "lambda", "@lambda:UpdateFunctionConfiguration @lambda:InvokeFunction")),
	pass("synthetics-create-canary", "run a canary with the role", "T1648", "amazoncloudwatchsynthetics", "lambda", "synthetics:CreateCanary synthetics:StartCanary lambda:CreateFunction"),
	pass("athena-start-calculation", "run calculations with the role", "T1059.009", "amazonathena", "athena", "athena:CreateWorkGroup athena:StartSession athena:StartCalculationExecution"),
	pass("omics-start-run", "run a workflow with the role", "T1648", "awshealthomics", "omics", "omics:CreateWorkflow omics:StartRun"),
	pass("kafkaconnect-create-connector", "run a connector with the role", "T1648", "amazonmanagedstreamingforkafkaconnect", "kafkaconnect", "kafkaconnect:CreateCustomPlugin kafkaconnect:CreateConnector"),
	pass("emr-serverless-start-job-existing", "run a job with the role in an application that is there", "T1648", "amazonemrserverless", "emr-serverless", "emr-serverless:StartJobRun"),
	pass("bedrock-create-agent-runtime", "run an agent with the role", "T1648", "amazonbedrockagentcore", "bedrock-agentcore", "bedrock-agentcore:CreateAgentRuntime bedrock-agentcore:InvokeAgentRuntime"),
	pass("sagemaker-create-pipeline", "run a pipeline with the role", "T1578", "amazonsagemaker", "sagemaker", "sagemaker:CreatePipeline sagemaker:StartPipelineExecution"),
	pass("sagemaker-create-transform-job", "run a model with the role", "T1578", "amazonsagemaker", "sagemaker", "sagemaker:CreateModel sagemaker:CreateTransformJob"),
	pass("sagemaker-create-endpoint", "serve a model with the role", "T1578", "amazonsagemaker", "sagemaker", "sagemaker:CreateModel sagemaker:CreateEndpointConfig sagemaker:CreateEndpoint"),
	pass("sagemaker-create-domain", "open apps with the role in a new domain", "T1578", "amazonsagemaker", "sagemaker", "sagemaker:CreateDomain sagemaker:CreateUserProfile sagemaker:CreatePresignedDomainUrl"),
	pass("sagemaker-create-user-profile", "open a domain's apps with the role as a new user", "T1098", "amazonsagemaker", "sagemaker", "sagemaker:CreateUserProfile sagemaker:CreatePresignedDomainUrl"),
	// Builds and deployments.
	on("aws_codebuild_project", pass("codebuild-start-build-role", "run a build with the role in the place of the project's", "T1651", "awscodebuild", "codebuild", "@codebuild:StartBuild")),
	on("aws_codebuild_project", pass("codebuild-start-build-batch-role", "run builds with the role in the place of the project's", "T1651", "awscodebuild", "codebuild", "@codebuild:StartBuildBatch")),
	pass("cloudformation-create-change-set", "deploy a stack with the role by a change set", "T1648", "awscloudformation", "cloudformation", "cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet"),
	pass("servicecatalog-launch", "launch a product with the role", "T1648", "awsservicecatalog", "servicecatalog", "servicecatalog:CreateProduct servicecatalog:CreateConstraint servicecatalog:ProvisionProduct"),
	unlikely(pass("codestar-create-project", "deploy a project with the role", "T1098", "awscodestar", "codestar", "codestar:CreateProject")),
	unlikely(pass("opsworks-create-stack", "start instances of a stack with the role", "T1578.002", "awsopsworks", "opsworks", "opsworks:CreateStack opsworks:CreateLayer opsworks:CreateInstance")),
	unlikely(pass("proton-create-environment", "deploy an environment with the role", "T1648", "awsproton", "proton", "proton:CreateEnvironmentTemplateVersion proton:CreateEnvironment")),
	unlikely(pass("robomaker-create-simulation", "run a simulation with the role", "T1578", "awsrobomaker", "robomaker", "robomaker:CreateSimulationApplication robomaker:CreateSimulationJob")),
	// Calls that a service makes.
	pass("ssm-start-automation-owned", "run an automation of AWS with the role", "T1651", "awssystemsmanager", "ssm", "ssm:StartAutomationExecution"),
	pass("config-put-remediation", "let a remediation run an automation with the role", "T1651", "awsconfig", "ssm", "config:PutConfigRule config:PutRemediationConfigurations"),
	pass("pipes-create-pipe", "let a pipe act with the role", "T1648", "amazoneventbridgepipes", "pipes", "pipes:CreatePipe"),
	pass("appsync-create-data-source", "let an API call any service with the role", "T1648", "awsappsync", "appsync", "appsync:CreateGraphqlApi appsync:CreateDataSource appsync:CreateResolver"),
	pass("iot-create-role-alias", "get the role by the certificate of a thing", "T1098 T1550", "awsiot", "credentials.iot", "iot:CreateRoleAlias iot:CreateKeysAndCertificate iot:CreatePolicy iot:AttachPolicy"),
	limited("ssm:* ec2:* ecs:* eks:* rds:* lambda:* iam:PassRole", pass("fis-start-experiment", "let an experiment act with the role", "T1648", "awsfaultinjectionservice", "fis", "fis:CreateExperimentTemplate fis:StartExperiment")),
	// Services that move data with the role.
	limited("s3:* kms:*", pass("datasync-start-task", "copy data with the role", "T1537", "awsdatasync", "datasync", "datasync:CreateLocationS3 datasync:CreateTask datasync:StartTaskExecution")),
	limited("s3:* kms:* dynamodb:* kinesis:* es:* secretsmanager:GetSecretValue", pass("dms-start-replication", "replicate data with the role", "T1537", "awsdatabasemigrationservice", "dms", "dms:CreateEndpoint dms:CreateReplicationTask dms:StartReplicationTask")),
	limited("s3:* kms:* glue:* redshift-data:*", pass("databrew-start-job", "read data sets with the role", "T1537", "awsgluedatabrew", "databrew", "databrew:CreateDataset databrew:CreateRecipeJob databrew:StartJobRun")),
	limited("backup:* s3:* kms:* dynamodb:* ec2:* ebs:* rds:* elasticfilesystem:*", pass("backup-start-restore", "back data up and restore it with the role", "T1537", "awsbackup", "backup", "backup:StartBackupJob backup:StartRestoreJob")),
	limited("s3:* kms:* dynamodb:* glue:* athena:* lambda:InvokeFunction secretsmanager:GetSecretValue", pass("redshift-modify-roles", "let statements in a cluster act with the role", "T1098", "amazonredshift", "redshift", "redshift:ModifyClusterIamRoles redshift-data:ExecuteStatement")),
	on("aws_rds_cluster", limited("s3:* kms:* lambda:InvokeFunction bedrock:InvokeModel sagemaker:InvokeEndpoint", asking(reachesIt, pass("rds-add-role", "let statements in a cluster act with the role", "T1098", "amazonrds", "rds", "@rds:AddRoleToDBCluster")))),
	limited("s3:* kms:*", pass("s3-create-job", "copy objects with the role in a batch", "T1537", "amazons3", "batchoperations.s3", "s3:CreateJob")),
	unlikely(pass("datapipeline-create", "run a pipeline with the role", "T1578", "awsdatapipeline", "datapipeline", "datapipeline:CreatePipeline datapipeline:PutPipelineDefinition datapipeline:ActivatePipeline")),
}

func pass(id, title, techniques, page, service, actions string) way {
	var b strings.Builder
	for a := range strings.FieldsSeq(actions) {
		if !strings.HasPrefix(a, "@") {
			a = "~" + a
		}
		b.WriteString(" " + a)
	}
	return way{Method: method("passrole-"+id, title, techniques, page), actions: "iam:PassRole" + b.String(),
		level: Work, service: service + ".amazonaws.com", noun: "a role that " + service + ".amazonaws.com may assume"}
}

// unlikely marks what is retired, or closed to new customers.
func unlikely(w way) way {
	w.level = Unlikely
	return w
}

// on marks a way that needs something of a type to be there.
func on(typ string, w way) way {
	w.on = typ
	return w
}

// limited marks a way by which the service does no more with the role than take some
// actions, so that nobody gets its credentials.
func limited(actions string, w way) way {
	w.limit = actions
	return w
}
