# METADATA
# title: "Application, Network and Gateway Load Balancers"
# scope: package
package parapet.aws_lb

# METADATA
# title: Load balancer does not log requests
# description: >-
#   Access logs hold the client address, path, TLS version and answer of each request: what is
#   needed to investigate an attack and to find clients with weak encryption. Send them to an S3
#   bucket; without enabled the block alone logs nothing.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
# custom:
#   id: aws-lb-no-access-logs
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [ELB.5]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_91, c62e8b7d-1fdf-4050-ac4c-76ba9e1d9621, FG_R00066]
#   remedies:
#     - title: Log requests to an existing bucket
#       unsafe: the bucket's policy must let Elastic Load Balancing write
#       set:
#         - {path: access_logs.bucket, value: "${aws_s3_bucket.example.id}"}
#         - {path: access_logs.enabled, value: true}
#     - title: Log requests to a bucket by its name
#       unsafe: the bucket's policy must let Elastic Load Balancing write
#       set:
#         - {path: access_logs.bucket, value: example-logs, ask: the bucket that collects your logs}
#         - {path: access_logs.enabled, value: true}
no_access_logs contains [["access_logs", "enabled"], ["load_balancer_type"]] if {
	not input.access_logs.enabled
	not input.load_balancer_type == "gateway"
}

# METADATA
# title: Load balancer can be deleted by a single API call
# description: >-
#   Deleting the load balancer takes the service off the net and gives up its DNS name. Deletion
#   protection makes that a deliberate act of two steps.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#deletion-protection
# custom:
#   id: aws-lb-no-deletion-protection
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [ELB.6]
#     nist-800-53-r5: [CP-10]
#   aliases: [CKV_AWS_150, afecd1f1-6378-4f7e-bb3b-60c35801fdd4]
#   remedies:
#     - title: Protect the load balancer from deletion
#       set: [{path: enable_deletion_protection, value: true}]
no_deletion_protection contains ["enable_deletion_protection"] if not input.enable_deletion_protection

# METADATA
# title: Load balancer passes on malformed HTTP headers
# description: >-
#   Header fields that do not conform to the specification are the raw material of request
#   smuggling and cache poisoning. An Application Load Balancer forwards them unless it is told
#   to drop them.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-attributes
# custom:
#   id: aws-lb-keeps-invalid-headers
#   severity: medium
#   category: hardening
#   cwe: [CWE-444]
#   controls:
#     aws-fsbp: [ELB.4]
#     nist-800-53-r5: [CM-6]
#   aliases: [CKV_AWS_131, "6e3fd2ed-5c83-4c68-9679-7700d224d379", AWS-0052, AVD-AWS-0052]
#   remedies:
#     - title: Drop malformed headers
#       unsafe: headers with other characters than letters, digits and hyphens no longer arrive
#       set: [{path: drop_invalid_header_fields, value: true}]
keeps_invalid_headers contains [["drop_invalid_header_fields"], ["load_balancer_type"]] if {
	application
	not input.drop_invalid_header_fields
}

# METADATA
# title: Load balancer only watches requests that can desynchronise servers
# description: >-
#   In monitor mode the load balancer forwards every request, whatever its risk of smuggling
#   another one. The modes defensive, which is the default, and strictest stop ambiguous
#   requests.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#desync-mitigation-mode
# custom:
#   id: aws-lb-desync-monitor
#   severity: medium
#   category: hardening
#   cwe: [CWE-444]
#   controls:
#     aws-fsbp: [ELB.12]
#     nist-800-53-r5: [CM-6]
#   aliases: [CKV_AWS_328]
#   remedies:
#     - title: Mitigate defensively
#       set: [{path: desync_mitigation_mode, value: defensive}]
desync_monitor contains ["desync_mitigation_mode"] if input.desync_mitigation_mode == "monitor"

# METADATA
# title: Load balancer is reachable from the internet
# description: >-
#   A load balancer has public addresses unless it is internal. Whatever it forwards to is then
#   open to strangers; make it internal where only the network's own clients need it.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
# custom:
#   id: aws-lb-internet-facing
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [AWS-0053, AVD-AWS-0053]
#   remedies:
#     - title: Make the load balancer internal
#       unsafe: replaces the load balancer and closes it to the internet
#       set: [{path: internal, value: true}]
internet_facing contains [["internal"], ["load_balancer_type"]] if {
	not input.internal
	not input.load_balancer_type == "gateway"
}

# METADATA
# title: Load balancer keeps traffic within each availability zone
# description: >-
#   Network and Gateway Load Balancers spread requests only over targets of the zone that
#   received them, so a zone that loses its targets or gets most of the clients fails or
#   overloads. Application Load Balancers always balance across zones.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html#cross-zone-load-balancing
# custom:
#   id: aws-lb-no-cross-zone
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases: [CKV_AWS_152]
#   remedies:
#     - title: Balance across zones
#       set: [{path: enable_cross_zone_load_balancing, value: true}]
no_cross_zone contains ["enable_cross_zone_load_balancing"] if {
	input.load_balancer_type in {"network", "gateway"}
	not input.enable_cross_zone_load_balancing
}

# METADATA
# title: Load balancer stands in a single subnet
# description: >-
#   With one subnet the service depends on one availability zone. Attach subnets of two zones or
#   more.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
# custom:
#   id: aws-lb-single-zone
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [ELB.13]
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Use subnets of several zones
#       unsafe: fixed addresses of subnet mappings are lost
#       set:
#         - path: subnets
#           value: [subnet-0123456789abcdef0, subnet-0fedcba9876543210]
#           ask: subnets in two availability zones or more
#       remove: [subnet_mapping]
#     - title: Map another subnet
#       set:
#         - path: "subnet_mapping[+]"
#           value: {subnet_id: subnet-0123456789abcdef0}
#           ask: a subnet in another availability zone
#       remove: [subnets]
single_zone contains [] if {
	count(input.subnets) == 1
	not input.subnet_mapping
}

single_zone contains [] if {
	count(input.subnet_mapping) == 1
	not input.subnets
}

# METADATA
# title: Internet-facing Application Load Balancer has no web application firewall
# description: >-
#   A web ACL in front of the load balancer filters injection attempts, known bad inputs and
#   floods before they reach the application. Associate a WAFv2 web ACL with every load balancer
#   that faces the internet.
# related_resources:
#   - https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html
# custom:
#   id: aws-lb-no-waf
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [ELB.16]
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV2_AWS_28, 0afa6ab8-a047-48cf-be07-93a2f8c34cf7, 105ba098-1e34-48cd-b0f2-a8a43a51bf9b]
#   remedies:
#     - title: Associate an existing web ACL
#       unsafe: requests that the web ACL blocks no longer get through
#       satellite:
#         type: aws_wafv2_web_acl_association
#         link: resource_arn
#         attribute: arn
#         set: [{path: web_acl_arn, value: "${aws_wafv2_web_acl.example.arn}"}]
#     - title: Associate a new web ACL with AWS's common rules
#       unsafe: requests that the web ACL blocks no longer get through
#       declare:
#         - type: aws_wafv2_web_acl
#           name: common
#           set:
#             - {path: name, value: common}
#             - {path: scope, value: REGIONAL}
#             - {path: default_action.allow, value: {}}
#             - path: rule
#               value:
#                 - name: common
#                   priority: 1
#                   override_action: {none: {}}
#                   statement:
#                     managed_rule_group_statement:
#                       vendor_name: AWS
#                       name: AWSManagedRulesCommonRuleSet
#                   visibility_config:
#                     cloudwatch_metrics_enabled: true
#                     metric_name: common
#                     sampled_requests_enabled: true
#                 - name: known-bad-inputs
#                   priority: 2
#                   override_action: {none: {}}
#                   statement:
#                     managed_rule_group_statement:
#                       vendor_name: AWS
#                       name: AWSManagedRulesKnownBadInputsRuleSet
#                   visibility_config:
#                     cloudwatch_metrics_enabled: true
#                     metric_name: known-bad-inputs
#                     sampled_requests_enabled: true
#             - path: visibility_config
#               value:
#                 cloudwatch_metrics_enabled: true
#                 metric_name: common
#                 sampled_requests_enabled: true
#         - type: aws_cloudwatch_log_group
#           name: common
#           set:
#             - {path: name, value: aws-waf-logs-common}
#             - {path: retention_in_days, value: 365}
#         - type: aws_wafv2_web_acl_logging_configuration
#           name: common
#           set:
#             - {path: resource_arn, value: "${aws_wafv2_web_acl.common.arn}"}
#             - {path: log_destination_configs, value: ["${aws_cloudwatch_log_group.common.arn}"]}
#       satellite:
#         type: aws_wafv2_web_acl_association
#         link: resource_arn
#         attribute: arn
#         set: [{path: web_acl_arn, value: "${aws_wafv2_web_acl.common.arn}"}]
no_waf contains [["web_acl_arn"], ["internal"], ["load_balancer_type"]] if {
	application
	not input.internal
	not input.web_acl_arn
}

# METADATA
# title: Application Load Balancer uses the default security group
# description: >-
#   Without security groups of its own the load balancer joins the default group of the VPC, in
#   which members reach each other on every port. Give it a group that admits the ports that it
#   listens on.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html
# custom:
#   id: aws-lb-default-security-group
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Use an existing security group
#       unsafe: traffic that only the default group allowed is cut
#       set: [{path: security_groups, value: ["${aws_security_group.example.id}"]}]
#     - title: Use a security group by its id
#       unsafe: traffic that only the default group allowed is cut
#       set:
#         - path: security_groups
#           value: [sg-0123456789abcdef0]
#           ask: the security group of the load balancer
default_security_group contains [["security_groups"], ["load_balancer_type"]] if {
	application
	count(object.get(input, "security_groups", [])) == 0
}

# METADATA
# title: Load balancer lets requests pass when the firewall cannot be reached
# description: >-
#   With fail open the load balancer forwards unfiltered requests as soon as AWS WAF does not
#   answer. The default rejects them; keep it unless availability counts for more than the
#   protection.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-waf
# custom:
#   id: aws-lb-waf-fail-open
#   severity: low
#   category: hardening
#   cwe: [CWE-636]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Reject requests while the firewall is unavailable
#       set: [{path: enable_waf_fail_open, value: false}]
waf_fail_open contains ["enable_waf_fail_open"] if input.enable_waf_fail_open

# METADATA
# title: Security groups of the load balancer do not apply to PrivateLink
# description: >-
#   With the setting off, whoever connects through an endpoint service passes the inbound rules
#   of the load balancer's security groups. Leave it on and allow the consumers.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
# custom:
#   id: aws-lb-privatelink-bypasses-groups
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Apply the rules to PrivateLink
#       unsafe: consumers that no rule allows are cut off
#       set: [{path: enforce_security_group_inbound_rules_on_private_link_traffic, value: "on"}]
privatelink_bypasses_groups contains ["enforce_security_group_inbound_rules_on_private_link_traffic"] if {
	input.enforce_security_group_inbound_rules_on_private_link_traffic == "off"
}

application if input.load_balancer_type == "application"

application if not input.load_balancer_type
