package threat

import "strings"

// A way is a row of the catalogue: what it takes to use a method.
type way struct {
	Method
	// actions are what it takes. Those with "~" in front are about something of
	// the service, or something that is created, the others about the target.
	actions string
	level   Level
	// target is the type of what the method is used on.
	target string
	// service is the one that a role is passed to.
	service string
	// noun says what is assumed to be there where the code declares no target.
	noun string
	// assumes is what the method rests on beside the actions.
	assumes string
}

// reference is where the actions of a service and their resources are listed.
func reference(page string) string {
	return "https://docs.aws.amazon.com/service-authorization/latest/reference/list_" + page + ".html"
}

func method(id, title, techniques, page string) Method {
	if !strings.HasPrefix(page, "https:") {
		page = reference(page)
	}
	return Method{ID: id, Title: title, Techniques: strings.Fields(techniques), Source: page}
}

const iamPage = "awsidentityandaccessmanagementiam"

// rewrites are ways to change what a principal may do. The attacker needs that
// principal's rights to gain from it, its own or those it gets otherwise.
var rewrites = []way{
	{Method: method("iam-put-user-policy", "write an inline policy of the user", "T1098.003", iamPage), actions: "iam:PutUserPolicy", level: Call, target: "aws_iam_user", noun: "a user"},
	{Method: method("iam-attach-user-policy", "attach any managed policy to the user", "T1098.003", iamPage), actions: "iam:AttachUserPolicy", level: Call, target: "aws_iam_user", noun: "a user"},
	{Method: method("iam-put-role-policy", "write an inline policy of the role", "T1098.003", iamPage), actions: "iam:PutRolePolicy", level: Call, target: "aws_iam_role", noun: "a role"},
	{Method: method("iam-attach-role-policy", "attach any managed policy to the role", "T1098.003", iamPage), actions: "iam:AttachRolePolicy", level: Call, target: "aws_iam_role", noun: "a role"},
	{Method: method("iam-put-group-policy", "write an inline policy of the group", "T1098.003", iamPage), actions: "iam:PutGroupPolicy", level: Call, target: "aws_iam_group", noun: "a user of a group"},
	{Method: method("iam-attach-group-policy", "attach any managed policy to the group", "T1098.003", iamPage), actions: "iam:AttachGroupPolicy", level: Call, target: "aws_iam_group", noun: "a user of a group"},
	{Method: method("iam-create-policy-version", "replace a managed policy that is attached", "T1098.003", iamPage), actions: "iam:CreatePolicyVersion", level: Call, target: "aws_iam_policy", noun: "a user or role with a policy"},
	{Method: method("iam-set-default-policy-version", "go back to an older version of a managed policy that is attached", "T1098.003", iamPage), actions: "iam:SetDefaultPolicyVersion", level: Call, target: "aws_iam_policy", noun: "a user or role with a policy",
		assumes: "an older version of the policy allows more"},
}

// takeovers are ways to become another user or role.
var takeovers = []way{
	{Method: method("iam-create-access-key", "create an access key for the user", "T1098.001", iamPage), actions: "iam:CreateAccessKey", level: Call, target: "aws_iam_user", noun: "a user"},
	{Method: method("iam-create-login-profile", "give the user a console password", "T1098.001", iamPage), actions: "iam:CreateLoginProfile", level: Call, target: "aws_iam_user", noun: "a user"},
	{Method: method("iam-update-login-profile", "change the user's console password", "T1098.001", iamPage), actions: "iam:UpdateLoginProfile", level: Call, target: "aws_iam_user", noun: "a user with a console password"},
	{Method: method("iam-update-assume-role-policy", "let the role trust the attacker", "T1098", iamPage), actions: "iam:UpdateAssumeRolePolicy", level: Call, target: "aws_iam_role", noun: "a role"},
}

var addToGroup = way{Method: method("iam-add-user-to-group", "add the user to the group", "T1098.003", iamPage), actions: "iam:AddUserToGroup", level: Call, target: "aws_iam_group", noun: "a group"}

// unbinds are ways to lift a permissions boundary.
var unbinds = []way{
	{Method: method("iam-delete-user-permissions-boundary", "remove the user's permissions boundary", "T1098", iamPage), actions: "iam:DeleteUserPermissionsBoundary", level: Call, target: "aws_iam_user"},
	{Method: method("iam-put-user-permissions-boundary", "replace the user's permissions boundary", "T1098", iamPage), actions: "iam:PutUserPermissionsBoundary", level: Call, target: "aws_iam_user"},
	{Method: method("iam-delete-role-permissions-boundary", "remove the role's permissions boundary", "T1098", iamPage), actions: "iam:DeleteRolePermissionsBoundary", level: Call, target: "aws_iam_role"},
	{Method: method("iam-put-role-permissions-boundary", "replace the role's permissions boundary", "T1098", iamPage), actions: "iam:PutRolePermissionsBoundary", level: Call, target: "aws_iam_role"},
}

const (
	ssoPage    = "awsiamidentitycenter"
	assumesSSO = "the attacker signs in through the IAM Identity Center of this account"
)

// creations are ways to make a principal that may do anything. Their actions are
// about principals with any name.
var creations = []way{
	{Method: method("iam-create-role", "create a role with any policy", "T1136.003 T1098.003", iamPage), actions: "~iam:CreateRole ~iam:AttachRolePolicy", level: Call},
	{Method: method("iam-create-role-inline", "create a role with any inline policy", "T1136.003 T1098.003", iamPage), actions: "~iam:CreateRole ~iam:PutRolePolicy", level: Call},
	{Method: method("iam-create-user", "create a user with any policy", "T1136.003", iamPage), actions: "~iam:CreateUser ~iam:AttachUserPolicy ~iam:CreateAccessKey", level: Call},
	{Method: method("iam-create-user-group", "create a user in any group", "T1136.003", iamPage), actions: "~iam:CreateUser ~iam:AddUserToGroup ~iam:CreateAccessKey", level: Call, assumes: "the account has a group with an administrator's rights"},
	{Method: method("sso-put-inline-policy", "write an inline policy of a permission set", "T1098.003", ssoPage), actions: "~sso:PutInlinePolicyToPermissionSet ~sso:ProvisionPermissionSet", level: Call, assumes: assumesSSO},
	{Method: method("sso-attach-managed-policy", "attach any managed policy to a permission set", "T1098.003", ssoPage), actions: "~sso:AttachManagedPolicyToPermissionSet ~sso:ProvisionPermissionSet", level: Call, assumes: assumesSSO},
	{Method: method("sso-create-account-assignment", "give somebody any permission set in any account", "T1098.003", ssoPage), actions: "~sso:CreateAccountAssignment", level: Call, assumes: assumesSSO},
	{Method: method("iam-create-user-inline", "create a user with any inline policy", "T1136.003", iamPage), actions: "~iam:CreateUser ~iam:PutUserPolicy ~iam:CreateAccessKey", level: Call},
}

// passes are ways to run code with a role that is passed to a service.
var passes = []way{
	pass("lambda-create-invoke", "run a new function with the role", "T1648", "awslambda", "lambda", "lambda:CreateFunction lambda:InvokeFunction"),
	pass("lambda-create-event-source", "run a new function with the role by an event source", "T1648", "awslambda", "lambda", "lambda:CreateFunction lambda:CreateEventSourceMapping"),
	pass("lambda-create-permission", "run a new function with the role by letting somebody invoke it", "T1648", "awslambda", "lambda", "lambda:CreateFunction lambda:AddPermission"),
	pass("lambda-create-url", "run a new function with the role by its URL", "T1648", "awslambda", "lambda", "lambda:CreateFunction lambda:CreateFunctionUrlConfig lambda:InvokeFunctionUrl"),
	pass("lambda-reconfigure-code", "give an existing function the role and other code", "T1648", "awslambda", "lambda", "lambda:UpdateFunctionConfiguration lambda:UpdateFunctionCode"),
	pass("ec2-run-instances", "start an instance with the role", "T1578.002", "amazonec2", "ec2", "ec2:RunInstances"),
	pass("ec2-request-spot-instances", "start a spot instance with the role", "T1578.002", "amazonec2", "ec2", "ec2:RequestSpotInstances"),
	pass("ec2-associate-profile", "give a running instance the role", "T1578", "amazonec2", "ec2", "ec2:AssociateIamInstanceProfile"),
	pass("ec2-replace-profile", "exchange a running instance's role", "T1578", "amazonec2", "ec2", "ec2:ReplaceIamInstanceProfileAssociation"),
	pass("autoscaling-launch-configuration", "start instances with the role by autoscaling", "T1578.002", "amazonec2autoscaling", "ec2", "autoscaling:CreateLaunchConfiguration autoscaling:CreateAutoScalingGroup"),
	pass("autoscaling-launch-template", "start instances with the role by autoscaling", "T1578.002", "amazonec2autoscaling", "ec2", "ec2:CreateLaunchTemplate autoscaling:CreateAutoScalingGroup"),
	pass("iam-add-role-to-instance-profile", "put the role into an instance's profile", "T1098", iamPage, "ec2", "iam:AddRoleToInstanceProfile iam:RemoveRoleFromInstanceProfile"),
	pass("ecs-run-task", "run a task with the role", "T1610", "amazonelasticcontainerservice", "ecs-tasks", "ecs:RegisterTaskDefinition ecs:RunTask"),
	pass("ecs-start-task", "run a task with the role", "T1610", "amazonelasticcontainerservice", "ecs-tasks", "ecs:RegisterTaskDefinition ecs:StartTask"),
	pass("ecs-create-service", "run a service with the role", "T1610", "amazonelasticcontainerservice", "ecs-tasks", "ecs:RegisterTaskDefinition ecs:CreateService"),
	pass("ecs-update-service", "let a service run with the role", "T1610", "amazonelasticcontainerservice", "ecs-tasks", "ecs:RegisterTaskDefinition ecs:UpdateService"),
	pass("ecs-run-task-override", "run an existing task with the role in its place", "T1610", "amazonelasticcontainerservice", "ecs-tasks", "ecs:RunTask"),
	pass("ecs-start-task-override", "run an existing task with the role in its place", "T1610", "amazonelasticcontainerservice", "ecs-tasks", "ecs:StartTask"),
	pass("batch-submit-job", "run a job with the role", "T1610", "awsbatch", "ecs-tasks", "batch:RegisterJobDefinition batch:SubmitJob"),
	pass("eks-pod-identity", "give pods the role", "T1098", "amazonelastickubernetesservice", "pods.eks", "eks:CreatePodIdentityAssociation"),
	pass("glue-create-dev-endpoint", "open a development endpoint with the role", "T1578", "awsglue", "glue", "glue:CreateDevEndpoint"),
	pass("glue-create-job", "run a job with the role", "T1648", "awsglue", "glue", "glue:CreateJob glue:StartJobRun"),
	pass("glue-create-job-trigger", "run a job with the role by a trigger", "T1648 T1053", "awsglue", "glue", "glue:CreateJob glue:CreateTrigger"),
	pass("glue-update-job", "give an existing job the role and other code", "T1648", "awsglue", "glue", "glue:UpdateJob glue:StartJobRun"),
	pass("glue-update-job-trigger", "give an existing job the role and other code", "T1648 T1053", "awsglue", "glue", "glue:UpdateJob glue:CreateTrigger"),
	pass("glue-create-session", "run statements with the role", "T1059.009", "awsglue", "glue", "glue:CreateSession glue:RunStatement"),
	pass("sagemaker-create-notebook", "open a notebook with the role", "T1578", "amazonsagemaker", "sagemaker", "sagemaker:CreateNotebookInstance"),
	pass("sagemaker-create-training-job", "run a training job with the role", "T1578", "amazonsagemaker", "sagemaker", "sagemaker:CreateTrainingJob"),
	pass("sagemaker-create-processing-job", "run a processing job with the role", "T1578", "amazonsagemaker", "sagemaker", "sagemaker:CreateProcessingJob"),
	pass("sagemaker-create-tuning-job", "run a tuning job with the role", "T1578", "amazonsagemaker", "sagemaker", "sagemaker:CreateHyperParameterTuningJob"),
	pass("cloudformation-create-stack", "deploy a stack with the role", "T1648", "awscloudformation", "cloudformation", "cloudformation:CreateStack"),
	pass("cloudformation-update-stack-role", "update a stack with the role", "T1648", "awscloudformation", "cloudformation", "cloudformation:UpdateStack"),
	pass("cloudformation-create-stack-set", "deploy a stack set with the role", "T1648", "awscloudformation", "cloudformation", "cloudformation:CreateStackSet cloudformation:CreateStackInstances"),
	pass("cloudformation-update-stack-set", "update a stack set with the role", "T1648", "awscloudformation", "cloudformation", "cloudformation:UpdateStackSet"),
	pass("codebuild-create-project", "run a build with the role", "T1651", "awscodebuild", "codebuild", "codebuild:CreateProject codebuild:StartBuild"),
	pass("codebuild-create-project-batch", "run builds with the role", "T1651", "awscodebuild", "codebuild", "codebuild:CreateProject codebuild:StartBuildBatch"),
	pass("codebuild-update-project-role", "give an existing project the role", "T1651", "awscodebuild", "codebuild", "codebuild:UpdateProject codebuild:StartBuild"),
	pass("codepipeline-create", "run a pipeline with the role", "T1651", "awscodepipeline", "codepipeline", "codepipeline:CreatePipeline codepipeline:StartPipelineExecution"),
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
	pass("states-update-state-machine-role", "let an existing state machine act with the role", "T1648", "awsstepfunctions", "states", "states:UpdateStateMachine states:StartExecution"),
	pass("scheduler-update-schedule", "let a schedule make any call with the role", "T1053", "amazoneventbridgescheduler", "scheduler", "scheduler:UpdateSchedule"),
	pass("apigateway-integration", "let an API call a service with the role", "T1648", "amazonapigatewaymanagement", "apigateway", "apigateway:PUT apigateway:POST"),
	pass("ssm-create-activation", "register a machine that gets the role", "T1651", "awssystemsmanager", "ssm", "ssm:CreateActivation"),
	pass("rolesanywhere-create-profile", "sign in from anywhere with the role", "T1098", "awsidentityandaccessmanagementrolesanywhere", "rolesanywhere", "rolesanywhere:CreateTrustAnchor rolesanywhere:CreateProfile"),
	pass("transfer-create-server", "read and write files with the role through a server", "T1537", "awstransferfamily", "transfer", "transfer:CreateServer transfer:CreateUser"),
	pass("airflow-create-environment", "run workflows with the role", "T1648", "amazonmanagedworkflowsforapacheairflow", "airflow-env", "airflow:CreateEnvironment"),
	pass("braket-create-job", "run a job with the role", "T1648", "amazonbraket", "braket", "braket:CreateJob"),
	pass("emr-serverless-start-job", "run a job with the role", "T1648", "amazonemrserverless", "emr-serverless", "emr-serverless:CreateApplication emr-serverless:StartJobRun"),
	pass("kinesisanalytics-create-application", "run an application with the role", "T1648", "amazonkinesisanalyticsv2", "kinesisanalytics", "kinesisanalytics:CreateApplication kinesisanalytics:StartApplication"),
	pass("amplify-create-app", "run a build with the role", "T1651", "awsamplify", "amplify", "amplify:CreateApp amplify:CreateBranch amplify:StartJob"),
	pass("iot-create-topic-rule", "let messages act with the role", "T1648", "awsiot", "iot", "iot:CreateTopicRule"),
	pass("cognito-set-identity-pool-roles", "give users of an identity pool the role", "T1098", "amazoncognitoidentity", "cognito-identity", "cognito-identity:SetIdentityPoolRoles"),
	unlikely(pass("datapipeline-create", "run a pipeline with the role", "T1578", "awsdatapipeline", "datapipeline", "datapipeline:CreatePipeline datapipeline:PutPipelineDefinition datapipeline:ActivatePipeline")),
}

func pass(id, title, techniques, page, service, actions string) way {
	var b strings.Builder
	for a := range strings.FieldsSeq(actions) {
		b.WriteString(" ~" + a)
	}
	return way{Method: method("passrole-"+id, title, techniques, page), actions: "iam:PassRole" + b.String(),
		level: Work, service: service + ".amazonaws.com", noun: "a role that " + service + ".amazonaws.com may assume"}
}

// unlikely marks what is retired, or closed to new customers.
func unlikely(w way) way {
	w.level = Unlikely
	return w
}

// uses are ways to run code in something that already has a role.
var uses = []way{
	use("lambda-update-code", "replace the function's code", "T1525 T1648", "awslambda", "aws_lambda_function", "a Lambda function", Work, "lambda:UpdateFunctionCode"),
	use("lambda-update-code-invoke", "replace the function's code and invoke it", "T1525 T1648", "awslambda", "aws_lambda_function", "a Lambda function", Work, "lambda:UpdateFunctionCode lambda:InvokeFunction"),
	use("lambda-update-code-permission", "replace the function's code and let somebody invoke it", "T1525 T1648", "awslambda", "aws_lambda_function", "a Lambda function", Work, "lambda:UpdateFunctionCode lambda:AddPermission"),
	use("lambda-update-configuration", "give the function a layer or variables that run other code", "T1525", "awslambda", "aws_lambda_function", "a Lambda function", Work, "lambda:UpdateFunctionConfiguration"),
	use("cloudformation-update-stack", "update the stack, which acts with its role", "T1648", "awscloudformation", "aws_cloudformation_stack", "a stack with a role", Work, "cloudformation:UpdateStack"),
	use("cloudformation-change-set", "change the stack, which acts with its role", "T1648", "awscloudformation", "aws_cloudformation_stack", "a stack with a role", Work, "cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet"),
	use("codebuild-start-build", "start a build with other commands", "T1651", "awscodebuild", "aws_codebuild_project", "a CodeBuild project", Call, "codebuild:StartBuild"),
	use("codebuild-start-build-batch", "start builds with other commands", "T1651", "awscodebuild", "aws_codebuild_project", "a CodeBuild project", Call, "codebuild:StartBuildBatch"),
	use("ec2-modify-user-data", "replace the instance's user data and restart it", "T1578", "amazonec2", "aws_instance", "an instance with a role", Wait, "ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances"),
	use("ec2-launch-template-version", "replace what instances of the launch template run", "T1578", "amazonec2", "aws_launch_template", "a launch template with a role", Wait, "ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate"),
	use("ec2-instance-connect", "send the instance an SSH key", "T1021.004", "amazonec2instanceconnect", "aws_instance", "an instance with a role", Call, "ec2-instance-connect:SendSSHPublicKey"),
	use("ec2-serial-console", "send an SSH key to the instance's serial console", "T1021.008", "amazonec2instanceconnect", "aws_instance", "an instance with a role", Work, "ec2-instance-connect:SendSerialConsoleSSHPublicKey"),
	use("ssm-start-session", "open a session on the instance", "T1021.008 T1651", "awssystemsmanager", "aws_instance", "an instance with a role", Call, "ssm:StartSession"),
	use("ssm-send-command", "run a command on the instance", "T1651", "awssystemsmanager", "aws_instance", "an instance with a role", Call, "ssm:SendCommand"),
	use("ssm-create-association", "run a document on the instance", "T1651", "awssystemsmanager", "aws_instance", "an instance with a role", Call, "ssm:CreateAssociation"),
	use("ecs-execute-command", "run a command in the service's containers", "T1059.009 T1651", "amazonelasticcontainerservice", "aws_ecs_service", "a service that allows commands", Call, "~ecs:ExecuteCommand ~ecs:DescribeTasks"),
	use("glue-update-dev-endpoint", "put an SSH key on the development endpoint", "T1021.004", "awsglue", "aws_glue_dev_endpoint", "a development endpoint", Work, "glue:UpdateDevEndpoint"),
	use("sagemaker-presigned-notebook", "open the notebook", "T1550", "amazonsagemaker", "aws_sagemaker_notebook_instance", "a notebook", Call, "sagemaker:CreatePresignedNotebookInstanceUrl"),
	use("sagemaker-lifecycle-config", "let the notebook run other code when it starts", "T1525", "amazonsagemaker", "aws_sagemaker_notebook_instance", "a notebook", Work, "~sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance sagemaker:StartNotebookInstance"),
	use("sagemaker-presigned-domain", "open the domain's apps", "T1550", "amazonsagemaker", "aws_sagemaker_domain", "a SageMaker domain", Call, "~sagemaker:CreatePresignedDomainUrl"),
	use("apprunner-update-service", "replace what the service runs", "T1651", "awsapprunner", "aws_apprunner_service", "an App Runner service with a role", Work, "apprunner:UpdateService"),
	use("bedrock-invoke-code-interpreter", "run code in the interpreter", "T1059.009", "amazonbedrockagentcore", "aws_bedrockagentcore_code_interpreter", "a code interpreter with a role", Call, "~bedrock-agentcore:StartCodeInterpreterSession ~bedrock-agentcore:InvokeCodeInterpreter"),
	use("codebuild-update-project", "replace what the project's builds run", "T1651", "awscodebuild", "aws_codebuild_project", "a CodeBuild project", Work, "codebuild:UpdateProject codebuild:StartBuild"),
	use("codepipeline-update-pipeline", "replace what the pipeline does", "T1651", "awscodepipeline", "aws_codepipeline", "a pipeline", Work, "codepipeline:UpdatePipeline codepipeline:StartPipelineExecution"),
	use("ssm-maintenance-window", "run a task on the instance in a maintenance window", "T1053", "awssystemsmanager", "aws_instance", "an instance with a role", Wait, "~ssm:RegisterTargetWithMaintenanceWindow ~ssm:RegisterTaskWithMaintenanceWindow"),
	use("batch-submit-job-override", "run the job with another command", "T1610", "awsbatch", "aws_batch_job_definition", "a job definition with a role", Work, "batch:SubmitJob"),
	use("emr-add-steps", "run a step on the cluster", "T1651", "amazonelasticmapreduce", "aws_emr_cluster", "a cluster", Work, "elasticmapreduce:AddJobFlowSteps"),
	use("airflow-create-cli-token", "run code in the workflow environment", "T1651", "amazonmanagedworkflowsforapacheairflow", "aws_mwaa_environment", "a workflow environment", Work, "airflow:CreateCliToken"),
	use("airflow-create-web-login-token", "open the workflow environment", "T1550", "amazonmanagedworkflowsforapacheairflow", "aws_mwaa_environment", "a workflow environment", Work, "airflow:CreateWebLoginToken"),
	use("states-update-state-machine", "change what the state machine does", "T1648", "awsstepfunctions", "aws_sfn_state_machine", "a state machine", Work, "states:UpdateStateMachine states:StartExecution"),
}

func use(id, title, techniques, page, target, noun string, level Level, actions string) way {
	return way{Method: method(id, title, techniques, page), actions: actions, level: level, target: target, noun: noun}
}

// What is no way of its own.
var (
	isSomebody    = method("is-somebody", "do what anybody with an AWS account can", "T1078.004", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html")
	isAdmin       = method("is-administrator", "do anything in the account", "T1078.004", iamPage)
	adminReads    = method("administrator-reads", "read everything in the account", "T1530", iamPage)
	assumeRole    = method("sts-assume-role", "assume the role", "T1078.004 T1550.001", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html")
	assumeInside  = method("trust-own-account", "assume the role, which trusts its whole account", "T1078.004", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html")
	assumeAnybody = method("trust-everybody", "assume the role, which trusts everybody", "T1199 T1078.004", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html")
	assumeForeign = method("trust-external-account", "assume the role, which trusts another account", "T1199", "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html")
	webIdentity   = method("web-identity-any-subject", "assume the role with a token of any repository", "T1199 T1550.001", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html")
	webContribute = method("web-identity-wide-subject", "assume the role with a token of any branch or pull request", "T1199 T1550.001", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html")
	publicACL     = method("s3-public-acl", "read the bucket, whose ACL lets everybody", "T1530", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html")
	publicPolicy  = method("public-policy", "read it, as its policy lets everybody", "T1530", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html")
	sharedPolicy  = method("shared-policy", "read it, as its policy lets another account", "T1537 T1199", "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-cross-account-resource-access.html")
	letsItself    = method("store-policy-self", "read it, as the new policy lets it", "T1530", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html")
	cognitoGuest  = method("cognito-unauthenticated", "get the role's credentials as a guest", "T1078.004", "https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html")
	cognitoSignup = method("cognito-self-signup", "sign up and get the role's credentials", "T1078.004 T1136", "https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html")
	updateSAML    = way{Method: method("iam-update-saml-provider", "vouch for anybody in the place of the identity provider", "T1484.002", iamPage), actions: "iam:UpdateSAMLProvider", level: Work, target: "aws_iam_saml_provider"}
	hasRole       = method("role-credentials", "use the credentials of its role", "T1552.005", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html")
)
