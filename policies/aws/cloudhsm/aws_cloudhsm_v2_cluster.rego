# METADATA
# title: AWS CloudHSM clusters
# scope: package
package parapet.aws_cloudhsm_v2_cluster

# METADATA
# title: CloudHSM cluster runs in non-FIPS mode
# description: >-
#   In this mode keys and algorithms are allowed that FIPS 140 does not approve. The mode cannot
#   be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/cloudhsm/latest/userguide/cluster-hsm-types.html
# custom:
#   id: aws-cloudhsm-v2-cluster-not-fips
#   severity: low
#   category: hardening
#   cwe: [CWE-327]
#   controls:
#     nist-800-53-r5: [SC-13]
#   remedies:
#     - title: Run in FIPS mode
#       set:
#         - {path: mode, value: FIPS}
#       unsafe: replaces the cluster
not_fips contains ["mode"] if input.mode == "NON_FIPS"
