# METADATA
# title: AWS DMS replication tasks
# scope: package
package parapet.aws_dms_replication_task

# METADATA
# title: Replication task writes no logs
# description: >-
#   Tasks log what they read and write, and why they fail, only when their settings enable it.
# related_resources:
#   - https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.Logging.html
# custom:
#   id: aws-dms-replication-task-no-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [DMS.7, DMS.8]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Write logs
#       unsafe: a running task is stopped and started again
#       set: [{path: ./Logging.EnableLogging, value: true}]
no_logs contains ["replication_task_settings"] if not settings.Logging.EnableLogging

settings := input.replication_task_settings if is_object(input.replication_task_settings)

settings := json.unmarshal(input.replication_task_settings) if {
	is_string(input.replication_task_settings)
}
