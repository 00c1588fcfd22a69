# METADATA
# title: AWS Batch job definitions
# scope: package
package parapet.aws_batch_job_definition

import data.parapet.lib.secrets

# METADATA
# title: Job runs in a privileged container
# description: >-
#   A privileged container has all rights of root on its host, so that one flaw in a job takes
#   over all others there. Run jobs without.
# related_resources:
#   - https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html
# custom:
#   id: aws-batch-job-definition-privileged
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [CM-6]
#   aliases: [CKV_AWS_210, 66cd88ac-9ddf-424a-b77e-e55e17630bee, 76ddf32c-85b1-4808-8935-7eef8030ab36,
#     defe5b18-978d-4722-9325-4d1975d3699f]
#   remedies:
#     - title: Run without privileges
#       unsafe: the job loses devices and kernel functions of its host
#       set: [{path: ".", value: false}]
privileged contains ["container_properties", "privileged"] if input.container_properties.privileged

privileged contains ["eks_properties", "pod_properties", "containers", i, "security_context", "privileged"] if {
	some i, container in input.eks_properties.pod_properties.containers
	container.security_context.privileged
}

# METADATA
# title: Job has a credential in its environment
# description: >-
#   Environment variables of a job definition can be read by everyone who may describe it, and
#   stay in its revisions and the state. Put the value in Secrets Manager or Parameter Store and
#   refer to it under secrets.
# related_resources:
#   - https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data.html
# custom:
#   id: aws-batch-job-definition-secret-in-environment
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Read the value from Secrets Manager
#       unsafe: the secret must exist, and the execution role must be allowed to read it
#       set:
#         - path: "../../../secrets[+]"
#           value:
#             name: DB_PASSWORD
#             valueFrom: "arn:aws:secretsmanager:us-east-1:111122223333:secret:example-a1b2c3"
#           ask: the name of the variable and the ARN of its secret
#       remove: [".."]
#     - title: Take the credential from a variable
#       unsafe: >-
#         the variable must be given a value wherever the code is applied; the value still shows in
#         the job definition
#       declare:
#         - type: variable
#           name: job_secret
#           set:
#             - {path: description, value: Credential}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.job_secret}"}]
secret_in_environment contains ["container_properties", "environment", i, "value"] if {
	some i, variable in input.container_properties.environment
	secrets.is_credential(variable.name, variable.value)
}

# METADATA
# title: Job can write to the root file system of its container
# description: >-
#   An intruder who can write replaces programs and stores tools in the container. Make the root
#   file system read-only and mount volumes where the job writes.
# related_resources:
#   - https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html
# custom:
#   id: aws-batch-job-definition-writable-root
#   severity: low
#   category: hardening
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Make the root file system read-only
#       unsafe: the job may write there
#       set: [{path: ".", value: true}]
writable_root contains ["container_properties", "readonlyRootFilesystem"] if {
	input.container_properties.image
	not input.container_properties.readonlyRootFilesystem
}

# METADATA
# title: Job can command the Docker daemon of its host
# description: >-
#   Whoever can write to the socket of the daemon, or to the root of the host, starts a
#   privileged container and owns the host. Do not mount them.
# related_resources:
#   - https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html
# custom:
#   id: aws-batch-job-definition-docker-socket
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Give the job an empty volume instead
#       unsafe: the job can no longer use the Docker daemon or the files of its host
#       remove: [../../host]
docker_socket contains ["container_properties", "volumes", i, "host", "sourcePath"] if {
	some i, volume in input.container_properties.volumes
	volume.host.sourcePath in {"/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock", "/"}
}

# METADATA
# title: Job may run as root
# description: >-
#   Root inside a container is root on the host as soon as the isolation has a flaw. Name a user
#   other than root; without one the image decides, and most images choose root.
# related_resources:
#   - https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html
# custom:
#   id: aws-batch-job-definition-root-user
#   severity: low
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Run as an ordinary user
#       unsafe: the image must work without root
#       set: [{path: ".", value: "1000"}]
root_user contains ["container_properties", "user"] if {
	input.container_properties.image
	not input.container_properties.user
}

root_user contains ["container_properties", "user"] if regex.match(`^(root|0)(:|$)`, input.container_properties.user)
