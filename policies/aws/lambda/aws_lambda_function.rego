# METADATA
# title: AWS Lambda functions
# scope: package
package parapet.aws_lambda_function

import data.parapet.lib.secrets
import data.parapet.lib.value

# METADATA
# title: Lambda function has a secret in its environment
# description: >-
#   Environment variables are shown in the console and in every description of the function,
#   and this one stands in the code. Read it from Secrets Manager at run time.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
# custom:
#   id: aws-lambda-function-secret-in-environment
#   severity: high
#   category: secrets
#   controls:
#     nist-800-53-r5: [IA-5]
#   cwe: [CWE-798]
#   aliases:
#     - CKV_AWS_45
#     - "1402afd8-a95c-4e84-8b0b-6fb43758e6ce"
#     - "2564172f-c92b-4261-9acd-464aed511696"
#     - f34508b9-f574-4330-b42d-88c44cced645
#   remedies:
#     - title: Take the secret from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: secret
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Secret that the function reads from its environment}
#       set:
#         - {path: ".", value: "${var.secret}"}
secret_in_environment contains ["environment", "variables", name] if {
	some name in secrets.credentials(input.environment.variables)
}

# METADATA
# title: Environment of the Lambda function is not encrypted with a customer-managed key
# description: >-
#   With the AWS managed key everybody who may describe the function sees the values. Name a
#   key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
# custom:
#   id: aws-lambda-function-environment-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_173
#     - "4495bc5d-4d1e-4a26-ae92-152d18195648"
#     - a7f8ac28-eed1-483d-87c8-4c325f022572
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: the role of the function, and whoever deploys it, need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: function
#           set:
#             - {path: description, value: Encrypts the environment of the function}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_arn, value: "${aws_kms_key.function.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the role of the function, and whoever deploys it, need permission on the key
#       set:
#         - {path: kms_key_arn, value: "${aws_kms_key.example.arn}"}
environment_customer_managed_key contains ["kms_key_arn"] if {
	count(input.environment.variables) > 0
	not value.is_set(input, "kms_key_arn")
}

# METADATA
# title: Lambda function is not traced with X-Ray
# description: >-
#   Traces show which calls a request made, which is where an investigation begins.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
# custom:
#   id: aws-lambda-function-no-tracing
#   severity: info
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - CKV_AWS_50
#     - AWS-0066
#     - AVD-AWS-0066
#     - "0d7ef70f-e176-44e6-bdba-add3e429788d"
#     - "434945e5-4dfd-41b1-aba1-47075ccd9265"
#     - "71397b34-1d50-4ee1-97cb-c96c34676f74"
#     - "8152e0cf-d2f0-47ad-96d5-d003a76eabd1"
#     - "9488c451-074e-4cd3-aee3-7db6104f542c"
#     - dc1ab429-1481-4540-9b1d-280e3f15f1f8
#   remedies:
#     - title: Trace requests
#       set:
#         - {path: tracing_config.mode, value: "Active"}
no_tracing contains ["tracing_config", "mode"] if {
	not input.tracing_config.mode
}

no_tracing contains ["tracing_config", "mode"] if {
	input.tracing_config.mode == "PassThrough"
}

# METADATA
# title: Lambda function has no dead-letter queue
# description: >-
#   Events that fail after all retries are lost without a trace.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-dlq
# custom:
#   id: aws-lambda-function-no-dead-letter-queue
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases:
#     - CKV_AWS_116
#     - c2eae442-d3ba-4cb1-84ca-1db4f80eae3d
#     - cb2f612b-ed42-4ff5-9fb9-255c73d39a18
#     - dec7bc85-d156-4f64-9a33-96ed3d9f3fed
#   remedies:
#     - title: Keep failed events in a new queue
#       unsafe: the role of the function must be allowed to send to the queue
#       declare:
#         - type: aws_sqs_queue
#           name: failed
#           set:
#             - {path: sqs_managed_sse_enabled, value: true}
#             - {path: message_retention_seconds, value: 1209600}
#             - {path: redrive_allow_policy, value: {redrivePermission: allowAll}}
#       set:
#         - {path: dead_letter_config.target_arn, value: "${aws_sqs_queue.failed.arn}"}
#     - title: Keep failed events in an existing queue
#       unsafe: the role of the function must be allowed to send to the queue
#       set:
#         - {path: dead_letter_config.target_arn, value: "${aws_sqs_queue.example.arn}"}
no_dead_letter_queue contains ["dead_letter_config"] if {
	not input.dead_letter_config
	not value.is_set(input, "event_invoke_config")
}

# METADATA
# title: Lambda function has no concurrency limit of its own
# description: >-
#   One function can use up the concurrency of the account, so that others are throttled.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
# custom:
#   id: aws-lambda-function-unlimited-concurrency
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases:
#     - CKV_AWS_115
#   remedies:
#     - title: Reserve concurrency
#       unsafe: calls above the limit are throttled
#       set:
#         - {path: reserved_concurrent_executions, value: 10}
unlimited_concurrency contains ["reserved_concurrent_executions"] if {
	not value.is_set(input, "reserved_concurrent_executions")
}

unlimited_concurrency contains ["reserved_concurrent_executions"] if {
	input.reserved_concurrent_executions < 0
}

# METADATA
# title: Lambda function runs outside of a VPC
# description: >-
#   In a VPC its traffic can be filtered and logged. This matters for functions that reach
#   internal systems.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
# custom:
#   id: aws-lambda-function-outside-vpc
#   severity: info
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases:
#     - CKV_AWS_117
#   remedies:
#     - title: Attach to a VPC
#       unsafe: >-
#         the function reaches the internet through a NAT gateway alone; its role must be allowed to
#         manage network interfaces
#       set:
#         - {path: vpc_config.subnet_ids, value: ["${aws_subnet.private.id}"]}
#         - {path: vpc_config.security_group_ids, value: ["${aws_security_group.function.id}"]}
outside_vpc contains ["vpc_config"] if {
	not input.vpc_config
}

# METADATA
# title: Lambda function runs code that is not signed
# description: >-
#   A code-signing configuration refuses packages that were changed after they were built.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html
# custom:
#   id: aws-lambda-function-unsigned-code
#   severity: low
#   category: supply-chain
#   aliases:
#     - CKV_AWS_272
#   remedies:
#     - title: Take code of a new signing profile alone
#       unsafe: deployments of code that the profile has not signed fail
#       declare:
#         - type: aws_signer_signing_profile
#           name: function
#           set:
#             - {path: platform_id, value: AWSLambda-SHA384-ECDSA}
#         - type: aws_lambda_code_signing_config
#           name: function
#           set:
#             - path: allowed_publishers.signing_profile_version_arns
#               value: ["${aws_signer_signing_profile.function.version_arn}"]
#             - {path: policies.untrusted_artifact_on_deployment, value: Enforce}
#       set:
#         - {path: code_signing_config_arn, value: "${aws_lambda_code_signing_config.function.arn}"}
#     - title: Take signed code alone
#       unsafe: deployments of unsigned code fail
#       set:
#         - {path: code_signing_config_arn, value: "${aws_lambda_code_signing_config.example.arn}"}
unsigned_code contains ["code_signing_config_arn"] if {
	not value.is_set(input, "code_signing_config_arn")
	object.get(input, "package_type", "Zip") == "Zip"
}

# METADATA
# title: Lambda function uses a runtime that is no longer patched
# description: >-
#   AWS no longer fixes vulnerabilities in this runtime. Move to a supported one.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
# custom:
#   id: aws-lambda-function-deprecated-runtime
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   deprecated: true
#   controls:
#     aws-fsbp: ["Lambda.2"]
#   aliases:
#     - CKV_AWS_363
#   remedies:
#     - title: Use a supported runtime
#       unsafe: the code runs on another version of its language
#       set:
#         - path: runtime
#           value: python3.13
#           ask: a supported runtime of the language of the function
deprecated_runtime contains ["runtime"] if {
	input.runtime in deprecated
}

# METADATA
# title: Lambda function can be invoked by everybody
# description: >-
#   A permission for "*" without a source lets any AWS customer run the function. Name the
#   principal.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
# custom:
#   id: aws-lambda-function-public-permission
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: ["Lambda.1"]
#     nist-800-53-r5: [AC-3]
#   aliases:
#     - CKV_AWS_301
#     - "1btsf2f9-af8c-4dfc-a0f1-a03adb70deb2"
#     - "3ef8696c-e4ae-4872-92c7-520bb44dfe77"
#     - "57b12981-3816-4c31-b190-a1e614361dd2"
#     - "5e92d816-2177-4083-85b4-f61b4f7176d9"
#   remedies:
#     - title: Limit the permission to your organization
#       unsafe: replaces the permission; callers outside of the organization are refused
#       set:
#         - {path: ../principal_org_id, value: o-exampleorgid, ask: the id of your organization}
#     - title: Name the account
#       unsafe: replaces the permission; callers of other accounts are refused
#       set:
#         - {path: ".", value: "111122223333", ask: the account or service that calls the function}
#     - title: Remove the permission
#       unsafe: callers that rely on it are refused
#       remove: [".."]
public_permission contains ["permission", i, "principal"] if {
	some i, p in input.permission
	p.principal == "*"
	not p.principal_org_id
	not p.source_account
	not p.source_arn
}

# METADATA
# title: Lambda function lets a service in on behalf of anybody
# description: >-
#   Without source_arn or source_account a stranger can make the service invoke the
#   function, from a bucket or rule of their own.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
# custom:
#   id: aws-lambda-function-permission-without-source
#   severity: medium
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-441]
#   aliases:
#     - CKV_AWS_364
#     - AWS-0067
#     - AVD-AWS-0067
#   remedies:
#     - title: Name the source
#       unsafe: replaces the permission; other sources are refused
#       set:
#         - path: "."
#           value: "arn:aws:s3:::example-bucket"
#           ask: the ARN of the resource that calls the function
#     - title: Name the account of the source
#       unsafe: replaces the permission; sources of other accounts are refused
#       set:
#         - path: ../source_account
#           value: "111122223333"
#           ask: the account of the resource that calls the function
permission_without_source contains ["permission", i, "source_arn"] if {
	some i, p in input.permission
	endswith(p.principal, ".amazonaws.com")
	not p.source_arn
	not p.source_account
	not p.principal_org_id
}

# METADATA
# title: Lambda permission grants every action
# description: >-
#   A caller needs lambda:InvokeFunction; a wildcard lets it change the code.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
# custom:
#   id: aws-lambda-function-permission-wildcard-action
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - ad9dabc7-7839-4bae-a957-aa9120013f39
#   remedies:
#     - title: Allow to invoke alone
#       unsafe: replaces the permission; other calls are refused
#       set:
#         - {path: ".", value: "lambda:InvokeFunction"}
permission_wildcard_action contains ["permission", i, "action"] if {
	some i, p in input.permission
	p.action in {"*", "lambda:*"}
}

# METADATA
# title: Lambda permission grants something else than to invoke
# description: >-
#   Principals of other accounts and services need lambda:InvokeFunction, or
#   InvokeFunctionUrl for a URL; the rest is for administrators.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
# custom:
#   id: aws-lambda-function-permission-not-invoke
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - "3ddf3417-424d-420d-8275-0724dc426520"
#     - "75ec6890-83af-4bf1-9f16-e83726df0bd0"
#     - "9b83114b-b2a1-4534-990d-06da015e47aa"
#   remedies:
#     - title: Allow to invoke alone
#       unsafe: replaces the permission; other calls are refused
#       set:
#         - {path: ".", value: "lambda:InvokeFunction"}
permission_not_invoke contains ["permission", i, "action"] if {
	some i, p in input.permission
	not object.get(p, "action", "*") in {"*", "lambda:*", "lambda:InvokeFunction", "lambda:InvokeFunctionUrl"}
}

# METADATA
# title: URL of the Lambda function asks for no authentication
# description: >-
#   Anybody on the internet can call the function. Use AWS_IAM, or put an API with an
#   authorizer in front.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
# custom:
#   id: aws-lambda-function-url-without-authentication
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3]
#   aliases:
#     - CKV_AWS_258
#   remedies:
#     - title: Require IAM authentication
#       unsafe: callers must sign their requests
#       set:
#         - {path: ., value: "AWS_IAM"}
url_without_authentication contains ["url", i, "authorization_type"] if {
	some i, u in input.url
	u.authorization_type == "NONE"
}

# METADATA
# title: URL of the Lambda function answers every web origin
# description: >-
#   With cross-origin requests from "*" any web page can call the function in the name of
#   its visitors. Name the origins.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors
# custom:
#   id: aws-lambda-function-url-any-origin
#   severity: low
#   category: hardening
#   aliases:
#     - CKV2_AWS_75
#   remedies:
#     - title: Name the origin
#       unsafe: web pages of other origins can no longer read the answers
#       set:
#         - {path: ".", value: "https://www.example.com", ask: the origin of your web pages}
url_any_origin contains ["url", i, "cors", "allow_origins", j] if {
	some i, u in input.url
	some j, origin in u.cors.allow_origins
	origin == "*"
}

# deprecated are runtimes that AWS no longer patches, as of 2026-06-01; see
# https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html.
deprecated := {
	"dotnet5.0", "dotnet6", "dotnet7", "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "go1.x",
	"java8", "nodejs", "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x", "nodejs4.3",
	"nodejs4.3-edge", "nodejs6.10", "nodejs8.10", "provided", "python2.7", "python3.6", "python3.7", "python3.8",
	"python3.9", "ruby2.5", "ruby2.7",
}

# METADATA
# title: Lambda permission names every principal
# description: >-
#   With the principal "*" it is only the condition on the source that keeps others out.
#   Name the service or the account that calls.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
# custom:
#   id: aws-lambda-function-permission-wildcard-principal
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     ["1d6e16f1-5d8a-4379-bfb3-2dadd38ed5a7", "1d972c56-8ec2-48c1-a578-887adb09c57a",
#     e08ed7eb-f3ef-494d-9d22-2e3db756a347, FG_R00499]
#   remedies:
#     - title: Limit the permission to your organization
#       unsafe: replaces the permission; callers outside of the organization are refused
#       set:
#         - {path: ../principal_org_id, value: o-exampleorgid, ask: the id of your organization}
#     - title: Name the account
#       unsafe: replaces the permission; callers of other accounts are refused
#       set:
#         - {path: ".", value: "111122223333", ask: the account or service that calls the function}
#     - title: Remove the permission
#       unsafe: callers that rely on it are refused
#       remove: [".."]
permission_wildcard_principal contains ["permission", i, "principal"] if {
	some i, permission in input.permission
	permission.principal == "*"
	not permission.principal_org_id
	not permission.function_url_auth_type
}

# METADATA
# title: Function runs whatever object lies in the bucket
# description: >-
#   Without the version of the object, code that somebody puts in its place is deployed
#   by the next update. Name s3_object_version in a versioned bucket, or sign the code.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html
# custom:
#   id: aws-lambda-function-code-not-pinned
#   severity: info
#   category: supply-chain
#   cwe: [CWE-494]
#   controls:
#     nist-800-53-r5: [SR-4]
#   remedies:
#     - title: Pin the version of an object of the code
#       unsafe: needs a bucket that keeps versions
#       set:
#         - {path: s3_object_version, value: "${aws_s3_object.example.version_id}"}
#     - title: Pin the version of the object
#       unsafe: needs a bucket that keeps versions; later ones are not deployed by themselves
#       set:
#         - path: s3_object_version
#           value: "3/L4kqtJlcpXroDTDmJ+rmSpXd3dIbrHY"
#           ask: the version of the object that you have reviewed
code_not_pinned contains ["s3_object_version"] if {
	value.is_set(input, "s3_bucket")
	not value.is_set(input, "s3_object_version")
	not value.is_set(input, "code_signing_config_arn")
	not value.is_set(input, "source_code_hash")
}

# METADATA
# title: Function runs a container image by its tag
# description: >-
#   A tag can be moved to other content. Name the image by its digest, @sha256:....
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/images-create.html
# custom:
#   id: aws-lambda-function-image-by-tag
#   severity: low
#   category: supply-chain
#   cwe: [CWE-494]
#   controls:
#     nist-800-53-r5: [SR-4]
#   remedies:
#     - title: Pin the image by its digest
#       unsafe: later images of the tag are not deployed by themselves
#       set:
#         - path: image_uri
#           value: "111122223333.dkr.ecr.us-east-1.amazonaws.com/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#           ask: the repository, and the digest of the image that you have reviewed
image_by_tag contains ["image_uri"] if {
	value.literal(input.image_uri)
	not contains(input.image_uri, "@sha256:")
}
