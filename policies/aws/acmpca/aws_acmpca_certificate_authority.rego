# METADATA
# title: AWS Private CA authorities
# scope: package
package parapet.aws_acmpca_certificate_authority

import data.parapet.lib.iam

# METADATA
# title: Private certificate authority cannot revoke certificates
# description: >-
#   Without revocation lists or OCSP nobody learns that the key of a certificate was stolen: it
#   stays good until it expires. Enable one of them, or issue short-lived certificates.
# related_resources:
#   - https://docs.aws.amazon.com/privateca/latest/userguide/revocation-setup.html
# custom:
#   id: aws-acmpca-certificate-authority-no-revocation
#   severity: medium
#   category: identity
#   cwe: [CWE-299]
#   controls:
#     nist-800-53-r5: [SC-17]
#   remedies:
#     - title: Answer OCSP requests
#       set: [{path: revocation_configuration.ocsp_configuration.enabled, value: true}]
no_revocation contains ["revocation_configuration"] if {
	not input.usage_mode == "SHORT_LIVED_CERTIFICATE"
	not input.revocation_configuration.crl_configuration.enabled
	not input.revocation_configuration.ocsp_configuration.enabled
}

# METADATA
# title: Root certificate authority stays enabled
# description: >-
#   The root signs authorities below it, which happens rarely. Disable it in between, so that
#   nobody can issue trusted certificates with it.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/pca-controls.html
# custom:
#   id: aws-acmpca-certificate-authority-enabled-root
#   severity: low
#   category: identity
#   controls:
#     aws-fsbp: [PCA.1]
#     nist-800-53-r5: [SC-17]
#   remedies:
#     - title: Disable the root authority
#       unsafe: nothing can be issued by the root until it is enabled again
#       set: [{path: enabled, value: false}]
enabled_root contains ["enabled"] if {
	input.type == "ROOT"
	not input.enabled == false
}

# METADATA
# title: Deleted certificate authority can be restored for a short time only
# description: >-
#   With the authority goes its key, and with that the trust in all certificates that it issued.
#   Keep the longest window of 30 days, which is the default, to notice a mistake.
# related_resources:
#   - https://docs.aws.amazon.com/privateca/latest/userguide/PCADeleteCA.html
# custom:
#   id: aws-acmpca-certificate-authority-short-restore-window
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Keep deleted authorities for 30 days
#       set: [{path: permanent_deletion_time_in_days, value: 30}]
short_restore_window contains ["permanent_deletion_time_in_days"] if input.permanent_deletion_time_in_days < 30

# METADATA
# title: Revocation list of the certificate authority is readable by everyone
# description: >-
#   By default each revocation list is written with a public ACL, which keeps the bucket from
#   blocking public access. Keep the objects private and serve them through CloudFront.
# related_resources:
#   - https://docs.aws.amazon.com/privateca/latest/userguide/crl-planning.html
# custom:
#   id: aws-acmpca-certificate-authority-public-crl
#   severity: low
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Keep the lists private
#       unsafe: clients must fetch the lists through CloudFront
#       set:
#         - {path: revocation_configuration.crl_configuration.s3_object_acl, value: BUCKET_OWNER_FULL_CONTROL}
public_crl contains ["revocation_configuration", "crl_configuration", "s3_object_acl"] if {
	input.revocation_configuration.crl_configuration.enabled
	not input.revocation_configuration.crl_configuration.s3_object_acl == "BUCKET_OWNER_FULL_CONTROL"
}

# METADATA
# title: Certificate authority may be used by every AWS account
# description: >-
#   Whoever may issue certificates from the authority can impersonate everything that trusts it.
#   Share it with accounts or the organization by AWS RAM.
# related_resources:
#   - https://docs.aws.amazon.com/privateca/latest/userguide/pca-rbp.html
# custom:
#   id: aws-acmpca-certificate-authority-public-policy
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: "arn:aws:iam::111122223333:root"}
#           ask: the accounts that may issue certificates
#     - title: Restrict the statement to the organization
#       unsafe: principals outside the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-a1b2c3d4e5
#           ask: the id of your organization
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, statement in iam.allows(input.policy)
	iam.is_public(statement)
}
