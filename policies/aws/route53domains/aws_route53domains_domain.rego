# METADATA
# title: Domains registered with Route 53
# scope: package
package parapet.aws_route53domains_domain

# METADATA
# title: Domain can be transferred to another registrar
# description: >-
#   Without the lock a stolen authorisation code moves the domain, and with it all mail and web
#   traffic, to a stranger. Lock transfers until you want one.
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-lock.html
# custom:
#   id: aws-route53domains-domain-no-transfer-lock
#   severity: medium
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Lock transfers
#       set: [{path: transfer_lock, value: true}]
no_transfer_lock contains ["transfer_lock"] if input.transfer_lock == false

# METADATA
# title: Domain is not renewed automatically
# description: >-
#   A domain that expires is bought by somebody else within days, who then receives its mail and
#   visitors. Leave automatic renewal on.
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-renew.html
# custom:
#   id: aws-route53domains-domain-no-auto-renew
#   severity: medium
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Renew automatically
#       set: [{path: auto_renew, value: true}]
no_auto_renew contains ["auto_renew"] if input.auto_renew == false

# METADATA
# title: Domain publishes contact data
# description: >-
#   Names, addresses and phone numbers in WHOIS serve phishing and attempts to take the domain
#   over. Leave privacy protection on.
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-privacy-protection.html
# custom:
#   id: aws-route53domains-domain-public-contact
#   severity: low
#   category: public-exposure
#   cwe: [CWE-359]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Protect contact data
#       set: [{path: ".", value: true}]
public_contact contains [name] if {
	some name in ["admin_privacy", "registrant_privacy", "tech_privacy", "billing_privacy"]
	input[name] == false
}
