# METADATA
# title: Amazon ECS task definitions
# scope: package
package parapet.aws_ecs_task_definition

import data.parapet.lib.secrets

# METADATA
# title: Container runs in privileged mode
# description: >-
#   A privileged container has all rights of root on its host, so that one flaw in it takes over
#   every task there. Add single capabilities where they are needed.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
# custom:
#   id: aws-ecs-task-definition-privileged
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     aws-fsbp: [ECS.4]
#     nist-800-53-r5: [CM-6]
#   aliases: [CKV_AWS_334]
#   remedies:
#     - title: Run without privileges
#       unsafe: the container loses devices and kernel functions of its host
#       set: [{path: ".", value: false}]
privileged contains ["container_definitions", i, "privileged"] if {
	some i, container in input.container_definitions
	container.privileged
}

# METADATA
# title: Container can write to its root file system
# description: >-
#   An intruder who can write replaces programs and stores tools in the container. Make the root
#   file system read-only and mount volumes where the application writes.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
# custom:
#   id: aws-ecs-task-definition-writable-root
#   severity: low
#   category: hardening
#   cwe: [CWE-732]
#   controls:
#     aws-fsbp: [ECS.5]
#     nist-800-53-r5: [CM-6]
#   aliases: [CKV_AWS_336]
#   remedies:
#     - title: Make the root file system read-only
#       unsafe: the application may write there
#       set: [{path: ".", value: true}]
writable_root contains ["container_definitions", i, "readonlyRootFilesystem"] if {
	not startswith(object.get(input, ["runtime_platform", "operating_system_family"], "LINUX"), "WINDOWS")
	some i, container in input.container_definitions
	not container.readonlyRootFilesystem
}

# METADATA
# title: Container has a credential in its environment
# description: >-
#   Environment variables of a task definition can be read by everyone who may describe it, and
#   stay in its revisions and the state. Put the value in Secrets Manager or Parameter Store and
#   refer to it under secrets.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
# custom:
#   id: aws-ecs-task-definition-secret-in-environment
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     aws-fsbp: [ECS.8]
#     nist-800-53-r5: [IA-5]
#   aliases: [AC_AWS_0095, AWS-0036, AVD-AWS-0036]
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
#         the task definition
#       declare:
#         - type: variable
#           name: container_secret
#           set:
#             - {path: description, value: Credential}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.container_secret}"}]
secret_in_environment contains ["container_definitions", i, "environment", j, "value"] if {
	some i, container in input.container_definitions
	some j, variable in container.environment
	secrets.is_credential(variable.name, variable.value)
}

# METADATA
# title: Tasks share the process namespace of their host
# description: >-
#   Containers then see, signal and inspect the processes of the host and of all other tasks,
#   secrets in their environment included. Leave the mode out, or use task.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
# custom:
#   id: aws-ecs-task-definition-host-process-namespace
#   severity: high
#   category: hardening
#   cwe: [CWE-653]
#   controls:
#     aws-fsbp: [ECS.3]
#     nist-800-53-r5: [CM-6]
#   aliases: [CKV_AWS_335, AC_AWS_0088]
#   remedies:
#     - title: Use a process namespace of its own
#       unsafe: containers no longer see the processes of the host
#       remove: [pid_mode]
host_process_namespace contains ["pid_mode"] if input.pid_mode == "host"

# METADATA
# title: Tasks share the memory of their host
# description: >-
#   Shared memory and semaphores of the host, and of all tasks that use this mode, are open to
#   the container. Leave the mode out, or use none.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
# custom:
#   id: aws-ecs-task-definition-host-ipc
#   severity: medium
#   category: hardening
#   cwe: [CWE-653]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Use memory of its own
#       unsafe: containers no longer share memory with processes of the host
#       remove: [ipc_mode]
host_ipc contains ["ipc_mode"] if input.ipc_mode == "host"

# METADATA
# title: Containers share the network of their host
# description: >-
#   In host mode a container reaches what listens on the host, the metadata service included,
#   and its ports are those of the host. Use awsvpc, which gives each task an interface and
#   security groups of its own.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
# custom:
#   id: aws-ecs-task-definition-host-network
#   severity: medium
#   category: network
#   cwe: [CWE-653]
#   controls:
#     aws-fsbp: [ECS.17]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Give each task an interface
#       unsafe: the service needs a network configuration
#       set: [{path: network_mode, value: awsvpc}]
host_network contains ["network_mode"] if input.network_mode == "host"

# METADATA
# title: Tasks have no network interface of their own
# description: >-
#   In the modes bridge and host, and by default, tasks share the interface and security groups
#   of their host. With awsvpc each task has its own and can be filtered alone.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html
# custom:
#   id: aws-ecs-task-definition-no-task-interface
#   severity: low
#   category: network
#   cwe: [CWE-653]
#   controls:
#     aws-fsbp: [ECS.1]
#     nist-800-53-r5: [SC-7]
#   aliases: [01aec7c2-3e4d-4274-ae47-2b8fea22fd1f, 027a4b7a-8a59-4938-a04f-ed532512cf45,
#     9f4a9409-9c60-4671-be96-9716dbf63db1]
#   remedies:
#     - title: Give each task an interface
#       unsafe: the service needs a network configuration
#       set: [{path: network_mode, value: awsvpc}]
no_task_interface contains ["network_mode"] if {
	not object.get(input, "network_mode", "bridge") in {"awsvpc", "none"}
}

# METADATA
# title: Traffic to an EFS volume is not encrypted
# description: >-
#   NFS between the task and the file system is in clear text unless transit encryption is
#   enabled. IAM authorisation and access points need it too.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html
# custom:
#   id: aws-ecs-task-definition-efs-in-clear
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [ECS.18]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_97, 4d46ff3b-7160-41d1-a310-71d6d370b08f, c1282e03-b285-4637-aee7-eefe3a7bb658,
#     AC_AWS_0463, AWS-0035, AVD-AWS-0035, 6c131358-c54d-419b-9dd6-1f7dd41d180c]
#   remedies:
#     - title: Encrypt traffic to the file system
#       set: [{path: ".", value: ENABLED}]
efs_in_clear contains ["volume", i, "efs_volume_configuration", "transit_encryption"] if {
	some i, volume in input.volume
	volume.efs_volume_configuration
	not volume.efs_volume_configuration.transit_encryption == "ENABLED"
}

# METADATA
# title: EFS volume is mounted without IAM authorisation
# description: >-
#   Without IAM every client in the network mounts the file system alike. With it the file
#   system's policy decides which task roles read and write.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html
# custom:
#   id: aws-ecs-task-definition-efs-without-iam
#   severity: low
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Require IAM authorisation
#       unsafe: the task role needs permission to mount
#       set:
#         - {path: ".", value: ENABLED}
#         - {path: ../../transit_encryption, value: ENABLED}
efs_without_iam contains ["volume", i, "efs_volume_configuration", "authorization_config", "iam"] if {
	some i, volume in input.volume
	volume.efs_volume_configuration
	not volume.efs_volume_configuration.authorization_config.iam == "ENABLED"
}

# METADATA
# title: Containers can command the Docker daemon of their host
# description: >-
#   Whoever can write to the socket of the daemon, or to the root of the host, starts a
#   privileged container and owns the host. Do not mount them.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
# custom:
#   id: aws-ecs-task-definition-docker-socket
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Give the task an empty volume instead
#       unsafe: the task can no longer use the Docker daemon or the files of its host
#       remove: ["."]
docker_socket contains ["volume", i, "host_path"] if {
	some i, volume in input.volume
	volume.host_path in {"/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock", "/"}
}

# METADATA
# title: Container has no log configuration
# description: >-
#   What a container prints is gone with it unless a log driver keeps it. Send it to CloudWatch
#   Logs or through FireLens.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
# custom:
#   id: aws-ecs-task-definition-no-logs
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [ECS.9]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Log to a new log group
#       unsafe: the execution role must be allowed to write to the group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: ecs
#           set:
#             - {path: name, value: /ecs/tasks}
#             - {path: retention_in_days, value: 365}
#       set:
#         - {path: ./logDriver, value: awslogs}
#         - {path: ./options.awslogs-group, value: "${aws_cloudwatch_log_group.ecs.name}"}
#         - {path: ./options.awslogs-region, value: us-east-1, ask: the Region of the log group}
#         - {path: ./options.awslogs-stream-prefix, value: ecs}
#     - title: Log to an existing log group
#       unsafe: the execution role must be allowed to write to the group
#       set:
#         - {path: ./logDriver, value: awslogs}
#         - {path: ./options.awslogs-group, value: "${aws_cloudwatch_log_group.example.name}"}
#         - {path: ./options.awslogs-region, value: us-east-1, ask: the Region of the log group}
#         - {path: ./options.awslogs-stream-prefix, value: ecs}
no_logs contains ["container_definitions", i, "logConfiguration"] if {
	some i, container in input.container_definitions
	not container.logConfiguration.logDriver
	not container.firelensConfiguration
}

# METADATA
# title: Container may run as root
# description: >-
#   Root inside a container is root on the host as soon as the isolation has a flaw. Name a user
#   other than root; without one the image decides, and most images choose root.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
# custom:
#   id: aws-ecs-task-definition-root-user
#   severity: low
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     aws-fsbp: [ECS.20]
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Run as an ordinary user
#       unsafe: the image must work without root
#       set: [{path: ".", value: "1000"}]
root_user contains ["container_definitions", i, "user"] if {
	not startswith(object.get(input, ["runtime_platform", "operating_system_family"], "LINUX"), "WINDOWS")
	some i, container in input.container_definitions
	not container.user
}

root_user contains ["container_definitions", i, "user"] if {
	some i, container in input.container_definitions
	regex.match(`^(root|0)(:|$)`, container.user)
}

# METADATA
# title: Task and its agent share one IAM role
# description: >-
#   The execution role pulls images and reads secrets on behalf of the agent; with it as task
#   role the application gets these rights too. Give the application a role of its own.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
# custom:
#   id: aws-ecs-task-definition-same-roles
#   severity: medium
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases: [CKV_AWS_249, 7f384a5f-b5a2-4d84-8ca3-ee0a5247becb]
#   remedies:
#     - title: Give the application a new role
#       unsafe: the application loses its permissions until the new role has them
#       declare:
#         - type: aws_iam_role
#           name: task
#           set:
#             - {path: name, value: task}
#             - path: assume_role_policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: ecs-tasks.amazonaws.com}
#                     Action: "sts:AssumeRole"
#       set: [{path: task_role_arn, value: "${aws_iam_role.task.arn}"}]
#     - title: Name a role for the application
#       unsafe: the application has the permissions of that role alone
#       set:
#         - path: task_role_arn
#           value: "arn:aws:iam::111122223333:role/application"
#           ask: the role with the application's permissions
#     - title: Give the application no role
#       unsafe: the application loses all permissions
#       remove: [task_role_arn]
same_roles contains [] if {
	input.task_role_arn
	input.task_role_arn == input.execution_role_arn
}

# METADATA
# title: Container has no health check
# description: >-
#   Without a check ECS only notices that a container ended, not that its application hangs.
#   Give a command that fails when it cannot serve.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html
# custom:
#   id: aws-ecs-task-definition-no-health-check
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [SC-5]
#   aliases: [d24389b4-b209-4ff0-8345-dc7a4569dcdd]
#   remedies:
#     - title: Check the container
#       unsafe: tasks whose check fails are replaced
#       set:
#         - path: ./command
#           value: [CMD-SHELL, "curl --fail http://localhost:8080/ || exit 1"]
#           ask: a command that succeeds while the application is healthy
#         - {path: ./interval, value: 30}
#         - {path: ./timeout, value: 5}
#         - {path: ./retries, value: 3}
no_health_check contains ["container_definitions", i, "healthCheck"] if {
	some i, container in input.container_definitions
	not container.healthCheck
	not container.essential == false
}

# METADATA
# title: Container has a kernel capability that breaks isolation
# description: >-
#   Capabilities such as SYS_ADMIN or SYS_MODULE suffice to leave the container. Drop all and
#   add back the harmless ones that the application needs.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
# custom:
#   id: aws-ecs-task-definition-added-capability
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Take the capability away
#       unsafe: the application may need it
#       remove: ["."]
added_capability contains ["container_definitions", i, "linuxParameters", "capabilities", "add", j] if {
	some i, container in input.container_definitions
	some j, capability in container.linuxParameters.capabilities.add
	trim_prefix(upper(capability), "CAP_") in {"ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "NET_ADMIN", "DAC_READ_SEARCH", "BPF"}
}

# METADATA
# title: Container image has no fixed version
# description: >-
#   The tag latest, or none, runs whatever was pushed last: nobody reviewed it, and tasks of one
#   service differ. Name a version, or better a digest.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html
# custom:
#   id: aws-ecs-task-definition-moving-image-tag
#   severity: low
#   category: supply-chain
#   cwe: [CWE-829]
#   controls:
#     nist-800-53-r5: [SR-3]
#   remedies:
#     - title: Name a version
#       unsafe: tasks run this version
#       set:
#         - path: "."
#           value: "public.ecr.aws/nginx/nginx:1.29.1"
#           ask: the image with a version or digest
moving_image_tag contains ["container_definitions", i, "image"] if {
	some i, container in input.container_definitions
	image := container.image
	not contains(image, "${")
	not contains(image, "@sha256:")
	regex.match(`(^|/)[^/:]+(:latest)?$`, image)
}
