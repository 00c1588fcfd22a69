# METADATA
# title: AWS FIS experiment templates
# scope: package
package parapet.aws_fis_experiment_template

# METADATA
# title: Experiment has no stop condition
# description: >-
#   Fault injection goes on to its end, whatever it breaks, unless an alarm stops it.
# related_resources:
#   - https://docs.aws.amazon.com/fis/latest/userguide/stop-conditions.html
# custom:
#   id: aws-fis-experiment-template-no-stop-condition
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
no_stop_condition contains ["stop_condition", i, "source"] if {
	some i, condition in input.stop_condition
	condition.source == "none"
}

# METADATA
# title: Experiment writes no logs
# description: >-
#   Without a log configuration nobody can tell afterwards what the experiment did, when and to
#   which resources.
# related_resources:
#   - https://docs.aws.amazon.com/fis/latest/userguide/monitoring-logging.html
# custom:
#   id: aws-fis-experiment-template-no-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
no_logs contains ["log_configuration"] if not input.log_configuration
