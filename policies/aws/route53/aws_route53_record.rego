# METADATA
# title: Route 53 records
# scope: package
package parapet.aws_route53_record

# METADATA
# title: Record points nowhere
# description: >-
#   A record needs values or an alias. One without fails to apply, or leaves the name without an
#   answer.
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/rrsets-working-with.html
# custom:
#   id: aws-route53-record-empty
#   severity: medium
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases: [AC_AWS_0205, 24d932e1-91f0-46ea-836f-fdbd81694151]
#   remedies:
#     - title: Name what the record points at
#       unsafe: resolvers get an answer where they got none
#       set:
#         - {path: records, value: [192.0.2.10], ask: what the record points at}
empty contains ["records"] if {
	not input.alias
	count(object.get(input, "records", [])) == 0
}

# METADATA
# title: Record answers for every name below the domain
# description: >-
#   A wildcard makes each invented name resolve: one service that accepts any host, or a target
#   that somebody else takes over, serves them all under your domain. Write records for the
#   names in use.
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
# custom:
#   id: aws-route53-record-wildcard
#   severity: low
#   category: hardening
#   cwe: [CWE-350]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Name the host
#       unsafe: replaces the record; other names are no longer resolved
#       set:
#         - {path: name, value: www, ask: the name that is meant}
wildcard contains ["name"] if {
	startswith(input.name, "*")
	input.type in {"A", "AAAA", "CNAME"}
}
