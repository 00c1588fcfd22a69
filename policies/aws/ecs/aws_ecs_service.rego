# METADATA
# title: Amazon ECS services
# scope: package
package parapet.aws_ecs_service

import data.parapet.lib.value

# METADATA
# title: Tasks of the service have public IP addresses
# description: >-
#   A public address puts each task directly on the internet, where only its security groups
#   stand before it. Use private subnets with a load balancer, and NAT or endpoints to pull
#   images.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
# custom:
#   id: aws-ecs-service-public-ip
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [ECS.2]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_333]
#   remedies:
#     - title: Do not assign public addresses
#       unsafe: tasks need another way to pull images
#       set: [{path: network_configuration.assign_public_ip, value: false}]
public_ip contains ["network_configuration", "assign_public_ip"] if input.network_configuration.assign_public_ip

# METADATA
# title: Service runs on an old Fargate platform version
# description: >-
#   Platform versions carry the kernel and container runtime; old ones get no fixes. Use LATEST,
#   which is the default, or at least 1.4.0. (1.0.0 is current for Windows.)
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-linux-fargate.html
# custom:
#   id: aws-ecs-service-old-platform-version
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   deprecated: true
#   controls:
#     aws-fsbp: [ECS.10]
#     nist-800-53-r5: [SI-2]
#   aliases: [CKV_AWS_332]
#   remedies:
#     - title: Use the latest version
#       unsafe: starts a new deployment
#       set: [{path: platform_version, value: LATEST}]
old_platform_version contains ["platform_version"] if {
	value.literal(input.platform_version)
	input.platform_version != "LATEST"
	not input.platform_version == "1.0.0"
	value.version_less(input.platform_version, "1.4.0")
}

# METADATA
# title: Shells can be opened in the containers of the service
# description: >-
#   ECS Exec gives whoever may call it a shell inside production containers, with the task's
#   role. Enable it for the time that it is needed.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
# custom:
#   id: aws-ecs-service-exec-enabled
#   severity: low
#   category: hardening
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Disable ECS Exec
#       unsafe: operators can no longer open a shell in containers
#       set: [{path: enable_execute_command, value: false}]
exec_enabled contains ["enable_execute_command"] if input.enable_execute_command

# METADATA
# title: Deployments may stop every task of the service
# description: >-
#   With a minimum of 0 percent ECS may stop all old tasks before the first new one runs. Keep
#   the default of 100, or enough to serve.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
# custom:
#   id: aws-ecs-service-may-stop-all-tasks
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases: [79d745f0-d5f3-46db-9504-bef73e9fd528]
#   remedies:
#     - title: Keep all tasks during deployments
#       unsafe: deployments need room for more tasks
#       set: [{path: deployment_minimum_healthy_percent, value: 100}]
may_stop_all_tasks contains ["deployment_minimum_healthy_percent"] if {
	input.deployment_minimum_healthy_percent == 0
	not input.scheduling_strategy == "DAEMON"
}

# METADATA
# title: Service runs no tasks
# description: >-
#   A service whose desired count is 0 serves nobody until something scales it. Ask for two
#   tasks or more, so that one can fail.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html
# custom:
#   id: aws-ecs-service-no-tasks
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases: [79d745f0-d5f3-46db-9504-bef73e9fd528, 91f16d09-689e-4926-aca7-155157f634ed,
#     f5c45127-1d28-4b49-a692-0b97da1c3a84]
#   remedies:
#     - title: Run two tasks
#       unsafe: starts tasks
#       set: [{path: desired_count, value: 2}]
no_tasks contains ["desired_count"] if {
	input.desired_count == 0
	not input.scheduling_strategy == "DAEMON"
}

# METADATA
# title: Failed deployments of the service are not rolled back
# description: >-
#   Without the circuit breaker ECS keeps starting tasks that fail. With it a deployment that
#   cannot become healthy stops and returns to the version before.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
# custom:
#   id: aws-ecs-service-no-circuit-breaker
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Roll failed deployments back
#       set:
#         - {path: deployment_circuit_breaker.enable, value: true}
#         - {path: deployment_circuit_breaker.rollback, value: true}
no_circuit_breaker contains ["deployment_circuit_breaker", "rollback"] if {
	not input.deployment_circuit_breaker.rollback
	not object.get(input, ["deployment_controller", "type"], "ECS") in {"CODE_DEPLOY", "EXTERNAL"}
}

# METADATA
# title: EBS volumes of the tasks are not encrypted
# description: >-
#   A volume that ECS makes for a task stays in clear text unless it is encrypted. Set
#   encrypted, with a key of your own where that is asked for.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html
# custom:
#   id: aws-ecs-service-unencrypted-volume
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt the volume
#       set: [{path: volume_configuration.managed_ebs_volume.encrypted, value: true}]
unencrypted_volume contains ["volume_configuration", "managed_ebs_volume", "encrypted"] if {
	input.volume_configuration.managed_ebs_volume
	not input.volume_configuration.managed_ebs_volume.encrypted
}
