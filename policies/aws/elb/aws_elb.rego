# METADATA
# title: Classic Load Balancers
# scope: package
package parapet.aws_elb

# METADATA
# title: Classic Load Balancer does not log requests
# description: >-
#   Access logs hold the client address, path and answer of each request: what is needed to
#   investigate an attack. Send them to an S3 bucket.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/access-log-collection.html
# custom:
#   id: aws-elb-no-access-logs
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [ELB.5]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_92, 20018359-6fd7-4d05-ab26-d4dffccbdf79, ee12ad32-2863-4c0f-b13f-28272d115028,
#     AC_AWS_0470]
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
no_access_logs contains ["access_logs"] if not input.access_logs

no_access_logs contains ["access_logs", "enabled"] if input.access_logs.enabled == false

# METADATA
# title: Classic Load Balancer keeps traffic within each availability zone
# description: >-
#   Without cross-zone balancing each zone serves only the requests that happen to reach it, so
#   a zone that loses instances overloads or fails. It is on by default in Terraform; leave it
#   on.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-crosszone-lb.html
# custom:
#   id: aws-elb-no-cross-zone
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [ELB.9]
#     nist-800-53-r5: [CP-10]
#   aliases: [CKV_AWS_138, FG_R00043]
#   remedies:
#     - title: Balance across zones
#       set: [{path: cross_zone_load_balancing, value: true}]
no_cross_zone contains ["cross_zone_load_balancing"] if input.cross_zone_load_balancing == false

# METADATA
# title: Classic Load Balancer cuts connections of instances that leave
# description: >-
#   Draining lets requests in flight finish before an instance is removed or replaced. Without
#   it every deployment and every scale-in breaks some.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-conn-drain.html
# custom:
#   id: aws-elb-no-connection-draining
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [ELB.7]
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Drain connections
#       set: [{path: connection_draining, value: true}]
no_connection_draining contains ["connection_draining"] if not input.connection_draining

# METADATA
# title: Classic Load Balancer only watches requests that can desynchronise servers
# description: >-
#   In monitor mode the load balancer forwards every request, whatever its risk of smuggling
#   another one. The modes defensive, which is the default, and strictest stop ambiguous
#   requests.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-desync-mitigation-mode.html
# custom:
#   id: aws-elb-desync-monitor
#   severity: medium
#   category: hardening
#   cwe: [CWE-444]
#   controls:
#     aws-fsbp: [ELB.14]
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Mitigate defensively
#       set: [{path: desync_mitigation_mode, value: defensive}]
desync_monitor contains ["desync_mitigation_mode"] if input.desync_mitigation_mode == "monitor"

# METADATA
# title: Classic Load Balancer accepts unencrypted connections
# description: >-
#   What clients send, passwords and session cookies among them, can be read and changed on its
#   way. Terminate HTTPS or SSL at the load balancer.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-https-load-balancers.html
# custom:
#   id: aws-elb-plaintext-listener
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [ELB.2, ELB.3]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_376, FG_R00013]
#   remedies:
#     - title: Listen for HTTPS and use it to the instances
#       unsafe: clients must use HTTPS, and the instances must serve it on their port
#       set:
#         - {path: ".", value: https}
#         - {path: ../lb_port, value: 443}
#         - {path: ../instance_protocol, value: https}
#         - {path: ../ssl_certificate_id, value: "${aws_acm_certificate.example.arn}"}
#     - title: Listen for HTTPS
#       unsafe: clients must use HTTPS
#       set:
#         - {path: ".", value: https}
#         - {path: ../lb_port, value: 443}
#         - {path: ../instance_protocol, value: http}
#         - path: ../ssl_certificate_id
#           value: "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012"
#           ask: a certificate for the names of the service
#     - title: Listen for TLS
#       unsafe: clients must use TLS, and the instances must too
#       set:
#         - {path: ".", value: ssl}
#         - {path: ../instance_protocol, value: ssl}
#         - path: ../ssl_certificate_id
#           value: "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012"
#           ask: a certificate for the names of the service
plaintext_listener contains ["listener", i, "lb_protocol"] if {
	some i, listener in input.listener
	lower(listener.lb_protocol) in {"http", "tcp"}
}

# METADATA
# title: Classic Load Balancer talks to its instances unencrypted
# description: >-
#   The load balancer decrypts requests and sends them on in clear text, open to anyone with a
#   foothold in the VPC. Use HTTPS or SSL to the instances too.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-https-load-balancers.html
# custom:
#   id: aws-elb-plaintext-instances
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_376]
#   remedies:
#     - title: Use HTTPS to the instances
#       unsafe: the instances must serve HTTPS on the port
#       set: [{path: ".", value: https}]
#     - title: Use TLS to the instances
#       unsafe: the instances must serve TLS on the port
#       set: [{path: ".", value: ssl}]
plaintext_instances contains ["listener", i, "instance_protocol"] if {
	some i, listener in input.listener
	lower(listener.lb_protocol) in {"https", "ssl"}
	lower(listener.instance_protocol) in {"http", "tcp"}
}

# METADATA
# title: Classic Load Balancer listener has no certificate
# description: >-
#   Only a listener with a certificate can encrypt and prove who it is. Use one of AWS
#   Certificate Manager, which renews it.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
# custom:
#   id: aws-elb-no-certificate
#   severity: low
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [ELB.2]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_127]
#   remedies:
#     - title: Use an existing certificate
#       unsafe: clients must use HTTPS, and the instances must serve it on their port
#       set:
#         - {path: ".", value: "${aws_acm_certificate.example.arn}"}
#         - {path: ../lb_protocol, value: https}
#         - {path: ../lb_port, value: 443}
#         - {path: ../instance_protocol, value: https}
#     - title: Use a certificate by its ARN
#       unsafe: clients must use HTTPS, and the instances must serve it on their port
#       set:
#         - path: "."
#           value: "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012"
#           ask: a certificate for the names of the service
#         - {path: ../lb_protocol, value: https}
#         - {path: ../lb_port, value: 443}
#         - {path: ../instance_protocol, value: https}
no_certificate contains ["listener", i, "ssl_certificate_id"] if {
	some i, listener in input.listener
	not listener.ssl_certificate_id
}

# METADATA
# title: Classic Load Balancer has no health check of its own
# description: >-
#   Without a check the load balancer only tries whether an instance accepts connections, and
#   keeps sending requests to applications that are broken. Check a page that fails when the
#   instance cannot serve.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-healthchecks.html
# custom:
#   id: aws-elb-no-health-check
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [SC-5]
#   aliases: [CKV2_AWS_15]
#   remedies:
#     - title: Check a page of the application
#       unsafe: instances that fail the check get no requests
#       set:
#         - path: health_check.target
#           value: "HTTP:8080/healthz"
#           ask: protocol, port and page to check
#         - {path: health_check.interval, value: 30}
#         - {path: health_check.timeout, value: 5}
#         - {path: health_check.healthy_threshold, value: 3}
#         - {path: health_check.unhealthy_threshold, value: 2}
no_health_check contains ["health_check"] if not input.health_check

# METADATA
# title: Classic Load Balancer stands in a single availability zone
# description: >-
#   With one zone the service goes down with it. Attach two or more.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
# custom:
#   id: aws-elb-single-zone
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [ELB.10]
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Use subnets of several zones
#       set:
#         - path: subnets
#           value: [subnet-0123456789abcdef0, subnet-0fedcba9876543210]
#           ask: subnets in two availability zones or more
#     - title: Use several zones
#       set:
#         - path: availability_zones
#           value: [us-east-1a, us-east-1b]
#           ask: two availability zones or more
single_zone contains [] if {
	some name in ["subnets", "availability_zones"]
	count(input[name]) == 1
}

# METADATA
# title: Classic Load Balancer is reachable from the internet
# description: >-
#   A load balancer has public addresses unless it is internal. Make it internal where only the
#   network's own clients need it.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-internet-facing-load-balancers.html
# custom:
#   id: aws-elb-internet-facing
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Make the load balancer internal
#       unsafe: replaces the load balancer and closes it to the internet
#       set: [{path: internal, value: true}]
internet_facing contains ["internal"] if not input.internal
