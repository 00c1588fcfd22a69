package threat

// uses are ways to run code in something that already has a role.
var uses = []way{
	use("lambda-update-code", "replace the function's code", "T1525 T1648", "awslambda", "aws_lambda_function", "a Lambda function", Work, "lambda:UpdateFunctionCode"),
	use("lambda-update-code-invoke", "replace the function's code and invoke it", "T1525 T1648", "awslambda", "aws_lambda_function", "a Lambda function", Work, "lambda:UpdateFunctionCode lambda:InvokeFunction"),
	use("lambda-update-code-permission", "replace the function's code and let somebody invoke it", "T1525 T1648", "awslambda", "aws_lambda_function", "a Lambda function", Work, "lambda:UpdateFunctionCode lambda:AddPermission"),
	asking("the function does with what it is told more than it should", use("lambda-invoke", "invoke the function", "T1648 T1190", "awslambda", "aws_lambda_function", "", Flaw, "lambda:InvokeFunction")),
	use("lambda-update-configuration", "give the function a layer or variables that run other code", "T1525", "awslambda", "aws_lambda_function", "a Lambda function", Work, "lambda:UpdateFunctionConfiguration"),
	use("cloudformation-update-stack", "update the stack, which acts with its role", "T1648", "awscloudformation", "aws_cloudformation_stack", "a stack with a role", Work, "cloudformation:UpdateStack"),
	use("cloudformation-change-set", "change the stack, which acts with its role", "T1648", "awscloudformation", "aws_cloudformation_stack", "a stack with a role", Work, "cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet"),
	use("codebuild-start-build", "start a build with other commands", "T1651", "awscodebuild", "aws_codebuild_project", "a CodeBuild project", Call, "codebuild:StartBuild"),
	use("codebuild-start-build-batch", "start builds with other commands", "T1651", "awscodebuild", "aws_codebuild_project", "a CodeBuild project", Call, "codebuild:StartBuildBatch"),
	use("ec2-modify-user-data", "replace the instance's user data and restart it", "T1578", "amazonec2", "aws_instance", "an instance with a role", Wait, "ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances"),
	use("ec2-launch-template-version", "replace what instances of the launch template run", "T1578", "amazonec2", "aws_launch_template", "a launch template with a role", Wait, "ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate"),
	use("ec2-instance-connect", "send the instance an SSH key", "T1021.004", "amazonec2instanceconnect", "aws_instance", "an instance with a role", Call, "ec2-instance-connect:SendSSHPublicKey"),
	use("ec2-serial-console", "send an SSH key to the instance's serial console", "T1021.008", "amazonec2instanceconnect", "aws_instance", "an instance with a role", Work, "ec2-instance-connect:SendSerialConsoleSSHPublicKey"),
	byAgent(use("ssm-start-session", "open a session on the instance", "T1021.008 T1651", "awssystemsmanager", "aws_instance", "an instance with a role", Call, "ssm:StartSession")),
	documented(byAgent(use("ssm-send-command", "run a command on the instance", "T1651", "awssystemsmanager", "aws_instance", "an instance with a role", Call, "ssm:SendCommand"))),
	documented(byAgent(use("ssm-create-association", "run a document on the instance", "T1651", "awssystemsmanager", "aws_instance", "an instance with a role", Call, "ssm:CreateAssociation"))),
	when("enable_execute_command", use("ecs-execute-command", "run a command in the service's containers", "T1059.009 T1651", "amazonelasticcontainerservice", "aws_ecs_service", "a service that allows commands", Call, "~ecs:ExecuteCommand")),
	use("glue-update-dev-endpoint", "put an SSH key on the development endpoint", "T1021.004", "awsglue", "aws_glue_dev_endpoint", "a development endpoint", Work, "glue:UpdateDevEndpoint"),
	use("sagemaker-presigned-notebook", "open the notebook", "T1550", "amazonsagemaker", "aws_sagemaker_notebook_instance", "a notebook", Call, "sagemaker:CreatePresignedNotebookInstanceUrl"),
	use("sagemaker-lifecycle-config", "let the notebook run other code when it starts", "T1525", "amazonsagemaker", "aws_sagemaker_notebook_instance", "a notebook", Work, "~sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance sagemaker:StartNotebookInstance"),
	use("sagemaker-presigned-domain", "open the domain's apps", "T1550", "amazonsagemaker", "aws_sagemaker_domain", "a SageMaker domain", Call, "~sagemaker:CreatePresignedDomainUrl"),
	use("apprunner-update-service", "replace what the service runs", "T1651", "awsapprunner", "aws_apprunner_service", "an App Runner service with a role", Work, "apprunner:UpdateService"),
	use("bedrock-invoke-code-interpreter", "run code in the interpreter", "T1059.009", "amazonbedrockagentcore", "aws_bedrockagentcore_code_interpreter", "a code interpreter with a role", Call, "~bedrock-agentcore:StartCodeInterpreterSession ~bedrock-agentcore:InvokeCodeInterpreter"),
	use("codebuild-update-project", "replace what the project's builds run", "T1651", "awscodebuild", "aws_codebuild_project", "a CodeBuild project", Work, "codebuild:UpdateProject codebuild:StartBuild"),
	use("codepipeline-update-pipeline", "replace what the pipeline does", "T1651", "awscodepipeline", "aws_codepipeline", "a pipeline", Work, "codepipeline:UpdatePipeline codepipeline:StartPipelineExecution"),
	byAgent(use("ssm-maintenance-window", "run a task on the instance in a maintenance window", "T1053", "awssystemsmanager", "aws_instance", "an instance with a role", Wait, "~ssm:RegisterTargetWithMaintenanceWindow ~ssm:RegisterTaskWithMaintenanceWindow")),
	use("batch-submit-job-override", "run the job with another command", "T1610", "awsbatch", "aws_batch_job_definition", "a job definition with a role", Work, "batch:SubmitJob"),
	use("emr-add-steps", "run a step on the cluster", "T1651", "amazonelasticmapreduce", "aws_emr_cluster", "a cluster", Work, "elasticmapreduce:AddJobFlowSteps"),
	use("airflow-create-cli-token", "run code in the workflow environment", "T1651", "amazonmanagedworkflowsforapacheairflow", "aws_mwaa_environment", "a workflow environment", Work, "airflow:CreateCliToken"),
	use("airflow-create-web-login-token", "open the workflow environment", "T1550", "amazonmanagedworkflowsforapacheairflow", "aws_mwaa_environment", "a workflow environment", Work, "airflow:CreateWebLoginToken"),
	use("ec2-replace-root-volume", "replace the instance's root volume", "T1578", "amazonec2", "aws_instance", "an instance with a role", Wait, "ec2:CreateReplaceRootVolumeTask"),
	use("ec2-attach-volume", "exchange the instance's volume and restart it", "T1578", "amazonec2", "aws_instance", "an instance with a role", Wait, "ec2:StopInstances ec2:DetachVolume ec2:AttachVolume ec2:StartInstances"),
	use("ec2-launch-template-group", "let a group run a version of the launch template that runs other code", "T1578", "amazonec2", "aws_launch_template", "a launch template with a role", Wait, "ec2:CreateLaunchTemplateVersion ~autoscaling:UpdateAutoScalingGroup"),
	use("ecs-execute-command-enable", "let a service allow commands and run one in its containers", "T1059.009 T1651", "amazonelasticcontainerservice", "aws_ecs_service", "a service", Work, "ecs:UpdateService ~ecs:ExecuteCommand"),
	use("glue-start-job-run", "run the job with another script", "T1648", "awsglue", "aws_glue_job", "a job", Call, "glue:StartJobRun"),
	use("athena-start-calculation", "run calculations in the workgroup", "T1059.009", "amazonathena", "aws_athena_workgroup", "a workgroup with a role", Call, "athena:StartSession ~athena:StartCalculationExecution"),
	use("sagemaker-presigned-user-profile", "open apps as the domain's user", "T1550", "amazonsagemaker", "aws_sagemaker_user_profile", "a user of a SageMaker domain", Call, "sagemaker:CreatePresignedDomainUrl"),
	use("sagemaker-update-lifecycle-config", "change what the notebook runs when it starts", "T1525", "amazonsagemaker", "aws_sagemaker_notebook_instance", "a notebook", Work, "~sagemaker:UpdateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:StartNotebookInstance"),
	use("codebuild-start-sandbox", "run commands in a sandbox of the project", "T1651", "awscodebuild", "aws_codebuild_project", "a CodeBuild project", Call, "codebuild:StartSandbox codebuild:StartCommandExecution"),
	use("codebuild-update-project-batch", "replace what the project's builds run", "T1651", "awscodebuild", "aws_codebuild_project", "a CodeBuild project", Work, "codebuild:UpdateProject codebuild:StartBuildBatch"),
	use("codedeploy-create-deployment", "deploy other code to the instances of the group", "T1651", "awscodedeploy", "aws_codedeploy_deployment_group", "a deployment group", Work, "codedeploy:CreateDeployment ~codedeploy:RegisterApplicationRevision"),
	use("amplify-update-app", "replace what the app's builds run", "T1651", "awsamplify", "aws_amplify_app", "an app with a role", Work, "amplify:UpdateApp ~amplify:StartJob"),
	use("elasticbeanstalk-update-environment", "replace what the environment runs", "T1651", "awselasticbeanstalk", "aws_elastic_beanstalk_environment", "an environment", Work, "~elasticbeanstalk:CreateApplicationVersion elasticbeanstalk:UpdateEnvironment"),
	use("kinesisanalytics-update-application", "replace what the application runs", "T1648", "amazonkinesisanalyticsv2", "aws_kinesisanalyticsv2_application", "an application with a role", Work, "kinesisanalytics:UpdateApplication"),
	use("appstream-image-builder-url", "open the image builder's desktop", "T1550", "amazonappstream2.0", "aws_appstream_image_builder", "an image builder with a role", Call, "appstream:CreateImageBuilderStreamingURL"),
	use("appstream-streaming-url", "open a desktop of the fleet", "T1550", "amazonappstream2.0", "aws_appstream_fleet", "a fleet with a role", Call, "appstream:CreateStreamingURL"),
	use("servicecatalog-new-artifact", "launch another version of the product with its launch role", "T1648", "awsservicecatalog", "aws_servicecatalog_constraint", "a product with a launch role", Work, "~servicecatalog:CreateProvisioningArtifact ~servicecatalog:ProvisionProduct"),
	use("synthetics-update-canary", "replace what the canary runs", "T1648", "amazoncloudwatchsynthetics", "aws_synthetics_canary", "a canary", Work, "synthetics:UpdateCanary"),
	asking("the attacker gets into what it starts", use("autoscaling-create-group", "start instances of the launch configuration", "T1578.002", "amazonec2autoscaling", "aws_launch_configuration", "", Flaw, "~autoscaling:CreateAutoScalingGroup")),
	asking("the attacker gets into what it starts", use("autoscaling-create-group-template", "start instances of the launch template", "T1578.002", "amazonec2autoscaling", "aws_launch_template", "", Flaw, "~autoscaling:CreateAutoScalingGroup")),
	asking("the attacker has the private key of the instance", use("ec2-get-password-data", "read the password of the instance's administrator", "T1552", "amazonec2", "aws_instance", "", Flaw, "ec2:GetPasswordData")),
	use("emr-create-editor", "open a notebook that runs on the cluster", "T1550", "amazonelasticmapreduce", "aws_emr_cluster", "a cluster", Work, "~elasticmapreduce:CreateEditor ~elasticmapreduce:StartEditor ~elasticmapreduce:OpenEditorInConsole"),
	use("greengrass-create-deployment", "deploy a component to devices that have the role", "T1072", "awsiotgreengrassv2", "aws_iot_role_alias", "a role alias of devices", Work, "~greengrass:CreateComponentVersion ~greengrass:CreateDeployment"),
	asking("the function does with what it is told more than it should", use("lambda-add-permission", "let somebody invoke the function", "T1098 T1648", "awslambda", "aws_lambda_function", "", Flaw, "lambda:AddPermission")),
	asking("the function does with what it is told more than it should", use("s3-notify-function", "let a bucket tell the function about objects", "T1648", "amazons3", "aws_lambda_function", "", Flaw, "~s3:PutBucketNotification ~s3:PutObject")),
	asking("somebody has a session on the instance that can be resumed", byAgent(use("ssm-resume-session", "resume somebody's session on the instance", "T1563", "awssystemsmanager", "aws_instance", "", Wait, "~ssm:ResumeSession"))),
	use("states-update-state-machine", "change what the state machine does", "T1648", "awsstepfunctions", "aws_sfn_state_machine", "a state machine", Work, "states:UpdateStateMachine states:StartExecution"),
}

func use(id, title, techniques, page, target, noun string, level Level, actions string) way {
	return way{Method: method(id, title, techniques, page), actions: actions, level: level, target: target, noun: noun}
}

// when marks a way that needs an attribute of the target to be on.
func when(attr string, w way) way {
	w.when = attr
	return w
}

// byAgent marks a way that needs an agent on the target that may speak with Systems
// Manager.
func byAgent(w way) way {
	w.managed = true
	return w
}

// documented marks a way whose actions are about a document as well.
func documented(w way) way {
	w.documented = true
	return w
}

// asking marks a way that rests on something else than rights.
func asking(what string, w way) way {
	w.assumes = what
	return w
}
