# METADATA
# title: AWS DataSync locations in Hadoop clusters
# scope: package
package parapet.aws_datasync_location_hdfs

# METADATA
# title: Data of the Hadoop cluster travels unencrypted
# description: >-
#   Quality of protection PRIVACY encrypts data transfer and calls; the weaker settings
#   authenticate or sign at most.
# related_resources:
#   - https://docs.aws.amazon.com/datasync/latest/userguide/API_QopConfiguration.html
# custom:
#   id: aws-datasync-location-hdfs-unprotected-transfer
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Encrypt transfers and calls
#       unsafe: the Hadoop cluster must be configured alike
#       set: [{path: ".", value: PRIVACY}]
unprotected_transfer contains ["qop_configuration", name] if {
	some name in {"data_transfer_protection", "rpc_protection"}
	input.qop_configuration[name] in {"DISABLED", "AUTHENTICATION", "INTEGRITY"}
}
