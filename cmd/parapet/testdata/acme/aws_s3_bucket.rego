# METADATA
# title: Buckets of Acme
# scope: package
package parapet.aws_s3_bucket

# METADATA
# title: Bucket is public
# description: Acme keeps its buckets private.
# related_resources:
#   - https://example.com/acme/buckets
# custom:
#   id: acme-bucket-public
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   aliases: [ACME_1]
#   remedies:
#     - title: Make the bucket private
#       set: [{path: acl, value: private}]
public contains ["acl"] if input.acl != "private"

# METADATA
# title: Bucket has a short name
# custom:
#   id: acme-bucket-name
#   severity: info
#   category: hygiene
short_name contains ["bucket"] if count(input.bucket) < 4

# METADATA
# title: Bucket may be destroyed with its objects
# custom:
#   id: acme-bucket-destroyed
#   severity: low
#   category: resilience
destroyed contains ["force_destroy"] if input.force_destroy
