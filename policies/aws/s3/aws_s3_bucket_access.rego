# Who gets into Amazon S3 buckets: ACLs, bucket policies and the public access
# block.
package parapet.aws_s3_bucket

import data.parapet.lib.iam

# METADATA
# title: S3 bucket is readable by everyone through its ACL
# description: >-
#   A canned ACL such as public-read, or a grant to the group AllUsers, lets anybody
#   list the bucket or read its ACL without credentials. Keep ACLs disabled or
#   private, and grant access with policies to named principals.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   id: aws-s3-bucket-public-acl
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     cis-aws-3.0: ["2.1.4"]
#     cis-aws-5.0: ["2.1.4"]
#     aws-fsbp: [S3.2]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases:
#     [CKV_AWS_20, AWS-0092, CKV_AWS_375, 219f4c95-aa50-44e0-97de-cf71f4641170,
#     48f100d9-f499-4c6d-b2b8-deafe47ffb26, a1ef9d2e-4163-40cb-bd92-04f0d602a15d,
#     c3e073c1-f65e-4d18-bd67-4a8f20ad1ab9, d0cc8694-fcad-43ff-ac86-32331d7e867f, AVD-AWS-0092]
#   remedies:
#     - title: Make the ACL private
#       unsafe: strangers can no longer reach the objects
#       set:
#         - {path: acl, value: private}
#     - title: Withdraw the grant
#       unsafe: strangers can no longer reach the objects
#       remove: [".."]
public_acl contains ["acl"] if {
	input.acl in {"public-read", "public-read-write"}
	not acls_ignored
}

public_acl contains ["grant", i, "uri"] if {
	some i in grants_to("AllUsers", {"READ", "READ_ACP", "FULL_CONTROL"})
	not acls_ignored
}

# METADATA
# title: S3 bucket is writable by everyone through its ACL
# description: >-
#   With public-read-write, or a grant of WRITE or WRITE_ACP to the group AllUsers,
#   anybody can replace objects, plant content or take the bucket over. Keep ACLs
#   disabled or private, and give writers a policy of their own.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
# custom:
#   id: aws-s3-bucket-public-write-acl
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     cis-aws-3.0: ["2.1.4"]
#     aws-fsbp: [S3.3]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases:
#     [CKV_AWS_57, 07dda8de-d90d-469e-9b37-1aca53526ced, 38c5ee0d-7f22-4260-ab72-5073048df100,
#     6fa44721-ef21-41c6-8665-330d59461163, a0f1bfe0-741e-473f-b3b2-13e66f856fab,
#     acc78859-765e-4011-a229-a65ea57db252, d24c0755-c028-44b1-b503-8e719c898832,
#     f6397a20-4cf1-4540-a997-1d363c25ef58, ffdf4b37-7703-4dfe-a682-9d2e99bc6c09]
#   remedies:
#     - title: Make the ACL private
#       unsafe: strangers can no longer reach the objects
#       set:
#         - {path: acl, value: private}
#     - title: Withdraw the grant
#       unsafe: strangers can no longer reach the objects
#       remove: [".."]
public_write_acl contains ["acl"] if {
	input.acl == "public-read-write"
	not acls_ignored
}

public_write_acl contains ["grant", i, "uri"] if {
	some i in grants_to("AllUsers", {"WRITE", "WRITE_ACP", "FULL_CONTROL"})
	not acls_ignored
}

# METADATA
# title: S3 bucket ACL grants access to every AWS account
# description: >-
#   The group AuthenticatedUsers, also behind the canned ACL authenticated-read,
#   holds every principal of every AWS account in the world, so anybody with an
#   account of their own gets in. Grant access to named accounts or roles.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups
# custom:
#   id: aws-s3-bucket-authenticated-users-acl
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases:
#     [CKV2_AWS_43, 57b9893d-33b1-4419-bcea-a717ea87e139, 75480b31-f349-4b9a-861f-bce19588e674,
#     835d5497-a526-4aea-a23f-98a9afd1635f]
#   remedies:
#     - title: Make the ACL private
#       unsafe: principals of other accounts can no longer reach the objects
#       set:
#         - {path: acl, value: private}
#     - title: Withdraw the grant
#       unsafe: principals of other accounts can no longer reach the objects
#       remove: [".."]
authenticated_users_acl contains ["acl"] if {
	input.acl == "authenticated-read"
	not acls_ignored
}

authenticated_users_acl contains ["grant", i, "uri"] if {
	some i in grants_to("AuthenticatedUsers", {"READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"})
	not acls_ignored
}

# METADATA
# title: S3 bucket ACL lets a grantee rewrite the ACL
# description: >-
#   WRITE_ACP lets the grantee change who has access, which amounts to full control
#   of the bucket. Disable ACLs, or grant no more than READ and WRITE to those who
#   need them.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions
# custom:
#   id: aws-s3-bucket-acl-change-granted
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   aliases: [64a222aa-7793-4e40-915f-4b302c76e4d4]
#   remedies:
#     - title: Withdraw the grant
#       unsafe: the grantee loses all of its permissions
#       remove: [".."]
#     - title: Let the grantee read alone
#       unsafe: the grantee can no longer do anything else
#       set:
#         - {path: ".", value: [READ]}
acl_change_granted contains ["grant", i, "permissions"] if {
	some i, grant in input.grant
	"WRITE_ACP" in grant.permissions
	not acls_ignored
}

# METADATA
# title: S3 bucket keeps access control lists enabled
# description: >-
#   ACLs grant access object by object, outside policies, and objects that others
#   upload stay theirs. BucketOwnerEnforced, the default of new buckets, turns ACLs
#   off so that policies alone decide.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
# custom:
#   id: aws-s3-bucket-acl-enabled
#   severity: low
#   category: identity
#   controls:
#     aws-fsbp: [S3.12]
#     nist-800-53-r5: [AC-3]
#   aliases: [CKV2_AWS_65]
#   remedies:
#     - title: Disable ACLs
#       unsafe: grants made through ACLs stop working
#       set: [{path: ownership_controls.rule.object_ownership, value: BucketOwnerEnforced}]
acl_enabled contains ["ownership_controls", "rule", "object_ownership"] if {
	input.ownership_controls.rule.object_ownership in {"BucketOwnerPreferred", "ObjectWriter"}
}

# METADATA
# title: S3 bucket policy grants access to everyone
# description: >-
#   An Allow statement for every principal, without a condition that limits the
#   callers, opens the bucket to the internet. Name the accounts or roles that need
#   access, or serve the content through a CDN with its own identity.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
# custom:
#   id: aws-s3-bucket-public-policy
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     cis-aws-3.0: ["2.1.4"]
#     aws-fsbp: [S3.2, S3.3]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases:
#     [CKV_AWS_70, 3ab1f27d-52cc-4943-af1d-43c1939e739a, 456b00a3-1072-4149-9740-6b8bb60251b0,
#     4ae8af91-5108-42cb-9471-3bdbe596eac9, 53bce6a8-5492-4b1b-81cf-664385f0c4bf,
#     66c6f96f-2d9e-417e-a998-9058aeeecd44, 7772bb8c-c0f3-42d4-8e4e-f1b8939ad085,
#     f97b7d23-568f-4bcc-9ac9-02df0d57fbba, faa8fddf-c0aa-4b2d-84ff-e993e233ebe9]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: ["arn:aws:iam::111122223333:root"]}
#           ask: the accounts, roles or users that need access
#       remove: ["../NotPrincipal"]
#     - title: Limit the statement to your organization
#       unsafe: principals outside of the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: [o-exampleorgid]
#           ask: the id of your organization
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
#     - title: Restrict access to the account
#       unsafe: strangers and other accounts lose access
#       set:
#         - {path: public_access_block.restrict_public_buckets, value: true}
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.statements(input.policy)
	iam.is_public(s)
	not input.public_access_block.restrict_public_buckets
}

# METADATA
# title: S3 bucket policy names everyone as principal
# description: >-
#   An Allow statement for every principal rests on its conditions alone, if it has
#   any: one that is too wide, or left out by mistake, opens the bucket. Name the
#   accounts, roles or services that need access.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous
# custom:
#   id: aws-s3-bucket-policy-wildcard-principal
#   severity: low
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases: [1df37f4b-7197-45ce-83f8-9994d2fcf885, 7af43613-6bb9-4a0e-8c4d-1314b799425e]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: ["arn:aws:iam::111122223333:root"]}
#           ask: the accounts, roles or users that need access
#       remove: ["../NotPrincipal"]
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
policy_wildcard_principal contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.any_principal(s)
}

# METADATA
# title: S3 bucket policy lets everyone change or delete data
# description: >-
#   Strangers who may put or delete objects, or change the bucket's own settings,
#   can plant malware, destroy data and run up the bill. Grant writing to named
#   principals only.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
# custom:
#   id: aws-s3-bucket-public-write-policy
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     aws-fsbp: [S3.3]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [6a6d7e56-c913-4549-b5c5-5221e624d2ec, d395a950-12ce-4314-a742-ac5a785ab44e]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: ["arn:aws:iam::111122223333:root"]}
#           ask: the accounts, roles or users that need access
#       remove: ["../NotPrincipal"]
#     - title: Limit the statement to your organization
#       unsafe: principals outside of the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: [o-exampleorgid]
#           ask: the id of your organization
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
#     - title: Restrict access to the account
#       unsafe: strangers and other accounts lose access
#       set:
#         - {path: public_access_block.restrict_public_buckets, value: true}
public_write_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.statements(input.policy)
	iam.is_public(s)
	iam.has_any_action(s, write_actions)
	not input.public_access_block.restrict_public_buckets
}

# METADATA
# title: S3 bucket policy allows every S3 action
# description: >-
#   s3:* includes deleting the bucket, changing its policy and turning its
#   protections off. Allow the few actions that the principal needs.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   id: aws-s3-bucket-policy-wildcard-action
#   severity: medium
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases: [a4966c4f-9141-48b8-a564-ffe9959945bc]
#   remedies:
#     - title: Name the actions
#       unsafe: other actions are no longer allowed
#       set:
#         - {path: ./Action, value: ["s3:GetObject"], ask: the actions that are needed}
#       remove: ["./NotAction"]
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: ["."]
policy_wildcard_action contains ["policy", "Statement", i] if {
	some i, s in iam.allows(input.policy)
	iam.service_wildcard(s, "s3")
}

# METADATA
# title: S3 bucket policy allows everything but a few actions
# description: >-
#   Allow with NotAction grants every action that is not listed, those that AWS adds
#   later included. List the actions to allow, and use NotAction with Deny only.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
# custom:
#   id: aws-s3-bucket-policy-not-action
#   severity: medium
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name the actions
#       unsafe: other actions are no longer allowed
#       set:
#         - {path: ../Action, value: ["s3:GetObject"], ask: the actions that are needed}
#       remove: ["."]
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
policy_not_action contains ["policy", "Statement", i, "NotAction"] if {
	some i, s in iam.allows(input.policy)
	s.NotAction
}

# METADATA
# title: S3 bucket policy denies everything to everyone
# description: >-
#   A Deny of every S3 action for every principal without a condition also locks out
#   the owner's administrators; only the root user can delete such a policy. Deny
#   narrower actions, or except the administrators by a condition.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
#   - https://repost.aws/knowledge-center/s3-accidentally-denied-access
# custom:
#   id: aws-s3-bucket-policy-lockout
#   severity: high
#   category: resilience
#   aliases: [CKV_AWS_93]
#   remedies:
#     - title: Deny requests without TLS alone
#       unsafe: whoever other statements allow gets access again
#       set:
#         - {path: "./Condition.Bool.aws:SecureTransport", value: ["false"]}
#     - title: Remove the statement
#       unsafe: whoever other statements allow gets access again
#       remove: ["."]
policy_lockout contains ["policy", "Statement", i] if {
	some i, s in iam.denies(input.policy)
	"*" in s.Principal.AWS
	iam.service_wildcard(s, "s3")
	not s.Condition
}

# METADATA
# title: S3 bucket has no public access block in its code
# description: >-
#   New buckets block public access by default, but nothing in the code keeps it so:
#   an older bucket, or one that was opened by hand, stays open. Declare the public
#   access block with all four settings on.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   id: aws-s3-bucket-public-access-block-missing
#   severity: low
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     cis-aws-3.0: ["2.1.4"]
#     cis-aws-5.0: ["2.1.4"]
#     aws-fsbp: [S3.8]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV2_AWS_6, AWS-0094, bf878b1a-7418-4de3-b13c-3a86cf894920, AC_AWS_0496, AVD-AWS-0094]
#   remedies:
#     - title: Block public access
#       unsafe: strangers can no longer reach the objects
#       satellite:
#         type: aws_s3_bucket_public_access_block
#         link: bucket
#         attribute: id
#         set:
#           - {path: block_public_acls, value: true}
#           - {path: block_public_policy, value: true}
#           - {path: ignore_public_acls, value: true}
#           - {path: restrict_public_buckets, value: true}
public_access_block_missing contains ["public_access_block"] if not input.public_access_block

# METADATA
# title: S3 public access block accepts public ACLs
# description: >-
#   Without block_public_acls a request may still put a public ACL on the bucket or
#   on an object in it. The setting is off unless the code says true.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   id: aws-s3-bucket-block-public-acls
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [S3.8]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_53, AWS-0086, AVD-AWS-0086]
#   remedies:
#     - title: Refuse public ACLs
#       unsafe: requests that set a public ACL fail
#       set:
#         - {path: public_access_block.block_public_acls, value: true}
block_public_acls contains ["public_access_block", "block_public_acls"] if {
	input.public_access_block
	not input.public_access_block.block_public_acls
}

# METADATA
# title: S3 public access block accepts public bucket policies
# description: >-
#   Without block_public_policy a bucket policy that grants access to everyone is
#   accepted. The setting is off unless the code says true.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   id: aws-s3-bucket-block-public-policy
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [S3.8]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases:
#     [CKV_AWS_54, AWS-0087, 1a4bc881-9f69-4d44-8c9a-d37d08f54c50, 860ba89b-b8de-4e72-af54-d6aee4138a69,
#     AVD-AWS-0087]
#   remedies:
#     - title: Refuse public bucket policies
#       unsafe: changes to a public policy fail
#       set:
#         - {path: public_access_block.block_public_policy, value: true}
block_public_policy contains ["public_access_block", "block_public_policy"] if {
	input.public_access_block
	not input.public_access_block.block_public_policy
}

# METADATA
# title: S3 public access block honours public ACLs
# description: >-
#   Without ignore_public_acls the public ACLs that objects already have stay in
#   force. The setting is off unless the code says true.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   id: aws-s3-bucket-ignore-public-acls
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [S3.8]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases:
#     [CKV_AWS_55, AWS-0091, 4fa66806-0dd9-4f8d-9480-3174d39c7c91, 6c8d51af-218d-4bfb-94a9-94eabaa0703a,
#     AVD-AWS-0091]
#   remedies:
#     - title: Ignore public ACLs
#       unsafe: strangers can no longer reach the objects
#       set:
#         - {path: public_access_block.ignore_public_acls, value: true}
ignore_public_acls contains ["public_access_block", "ignore_public_acls"] if {
	input.public_access_block
	not input.public_access_block.ignore_public_acls
}

# METADATA
# title: S3 public access block leaves public bucket policies in force
# description: >-
#   Without restrict_public_buckets a public policy that is already attached keeps
#   serving other accounts and anonymous callers. The setting is off unless the code
#   says true.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   id: aws-s3-bucket-restrict-public-buckets
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [S3.8]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases:
#     [CKV_AWS_56, AWS-0093, 1ec253ab-c220-4d63-b2de-5b40e0af9293, 350cd468-0e2c-44ef-9d22-cfb73a62523c,
#     AVD-AWS-0093]
#   remedies:
#     - title: Restrict public bucket policies
#       unsafe: strangers and other accounts lose access where the policy is public
#       set:
#         - {path: public_access_block.restrict_public_buckets, value: true}
restrict_public_buckets contains ["public_access_block", "restrict_public_buckets"] if {
	input.public_access_block
	not input.public_access_block.restrict_public_buckets
}

# METADATA
# title: S3 bucket lets web pages of every origin read it
# description: >-
#   A CORS rule with the origin * lets scripts of any web site use the visitor's
#   access to the bucket. Name the origins of your own applications.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
# custom:
#   id: aws-s3-bucket-cors-any-origin
#   severity: low
#   category: hardening
#   cwe: [CWE-942]
#   aliases:
#     [3505094c-f77c-4ba0-95da-f83db712f86c, 3609d27c-3698-483a-9402-13af6ae80583,
#     98a8f708-121b-455b-ae2f-da3fb59d17e1]
#   remedies:
#     - title: Name the origin
#       unsafe: web pages of other origins can no longer read the bucket
#       set:
#         - {path: ".", value: ["https://www.example.com"], ask: the origins of your web pages}
cors_any_origin contains ["cors_rule", i, "allowed_origins"] if {
	some i, rule in input.cors_rule
	"*" in rule.allowed_origins
}

# METADATA
# title: S3 bucket is a static web site
# description: >-
#   The website endpoint of a bucket speaks plain HTTP only and needs objects that
#   everybody may read. Serve the site through CloudFront with origin access control
#   and keep the bucket private.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
# custom:
#   id: aws-s3-bucket-static-website
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [42bb6b7f-6d54-4428-b707-666f669d94fb, 90501b1b-cded-4cc1-9e8b-206b85cda317, AC_AWS_0208]
#   remedies:
#     - title: Turn the web site off
#       unsafe: the web site is gone; CloudFront can serve the bucket in its place
#       remove: ["."]
static_website contains ["website"] if input.website

# acls_ignored: whatever the ACLs grant to the public has no effect.
acls_ignored if input.public_access_block.ignore_public_acls

acls_ignored if input.ownership_controls.rule.object_ownership == "BucketOwnerEnforced"

# grants_to(group, permissions) is the set of the indexes in grant of the grants that give one
# of the permissions to a predefined group.
grants_to(group, permissions) := {i |
	some i, grant in input.grant
	endswith(grant.uri, concat("/", ["", group]))
	some permission in grant.permissions
	permission in permissions
}

write_actions := {
	"s3:PutObject",
	"s3:PutObjectAcl",
	"s3:DeleteObject",
	"s3:DeleteObjectVersion",
	"s3:DeleteBucket",
	"s3:PutBucketAcl",
	"s3:PutBucketPolicy",
	"s3:DeleteBucketPolicy",
	"s3:RestoreObject",
}
