package parapet.aws_iam_user

import data.parapet.lib.iam

# METADATA
# title: "User can become administrator: it may write a new version of a policy that it holds"
# description: >-
#   The policies of this user allow iam:CreatePolicyVersion on every resource, which is
#   enough to take the permissions of others. Limit the actions to resources by name, or
#   take them away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-create-policy-version
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "1743f5f1-0bb0-4934-acef-c80baa5dadfa"
#     - ec49cbfd-fae4-45f3-81b1-860526d66e3f
#     - ee49557d-750c-4cc1-aa95-94ab36cbefde
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:policy/app"]
#           ask: the resources that are meant; none with more permissions than the user
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_create_policy_version contains [[], source] if {
	granted("iam:CreatePolicyVersion")
	some source in sources("iam:CreatePolicyVersion")
}

# METADATA
# title: "User can become administrator: it may bring an older, wider version of a policy back into force"
# description: >-
#   The policies of this user allow iam:SetDefaultPolicyVersion on every resource, which is
#   enough to take the permissions of others. Limit the actions to resources by name, or
#   take them away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-set-default-policy-version
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "118281d0-6471-422e-a7c5-051bc667926e"
#     - "43a41523-386a-4cb1-becb-42af6b414433"
#     - "7782d4b3-e23e-432b-9742-d9528432e771"
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:policy/app"]
#           ask: the resources that are meant; none with more permissions than the user
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_set_default_policy_version contains [[], source] if {
	granted("iam:SetDefaultPolicyVersion")
	some source in sources("iam:SetDefaultPolicyVersion")
}

# METADATA
# title: "User can become administrator: it may make access keys for other users"
# description: >-
#   The policies of this user allow iam:CreateAccessKey on every resource, which is enough
#   to take the permissions of others. Limit the actions to resources by name, or take them
#   away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-create-access-key
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "113208f2-a886-4526-9ecc-f3218600e12c"
#     - "5b4d4aee-ac94-4810-9611-833636e5916d"
#     - "846646e3-2af1-428c-ac5d-271eccfa6faf"
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:user/app"]
#           ask: the resources that are meant; none with more permissions than the user
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_create_access_key contains [[], source] if {
	granted("iam:CreateAccessKey")
	some source in sources("iam:CreateAccessKey")
}

# METADATA
# title: "User can become administrator: it may give other users a console password"
# description: >-
#   The policies of this user allow iam:CreateLoginProfile on every resource, which is
#   enough to take the permissions of others. Limit the actions to resources by name, or
#   take them away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-create-login-profile
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "04c686f1-e0cd-4812-88e1-4e038410074c"
#     - "0fd7d920-4711-46bd-aff2-d307d82cd8b7"
#     - "9a205ba3-0dd1-42eb-8d54-2ffec836b51a"
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:user/app"]
#           ask: the resources that are meant; none with more permissions than the user
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_create_login_profile contains [[], source] if {
	granted("iam:CreateLoginProfile")
	some source in sources("iam:CreateLoginProfile")
}

# METADATA
# title: "User can become administrator: it may change the console password of other users"
# description: >-
#   The policies of this user allow iam:UpdateLoginProfile on every resource, which is
#   enough to take the permissions of others. Limit the actions to resources by name, or
#   take them away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-update-login-profile
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "35ccf766-0e4d-41ed-9ec4-2dab155082b4"
#     - "6deb34e2-5d9c-499a-801b-ea6d9eda894f"
#     - ad296c0d-8131-4d6b-b030-1b0e73a99ad3
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:user/app"]
#           ask: the resources that are meant; none with more permissions than the user
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_update_login_profile contains [[], source] if {
	granted("iam:UpdateLoginProfile")
	some source in sources("iam:UpdateLoginProfile")
}

# METADATA
# title: "User can become administrator: it may attach any policy to any user"
# description: >-
#   The policies of this user allow iam:AttachUserPolicy on every resource, which is enough
#   to take the permissions of others. Limit the actions to resources by name, or take them
#   away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-attach-user-policy
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "70cb518c-d990-46f6-bc05-44a5041493d6"
#     - "7c96920c-6fd0-449d-9a52-0aa431b6beaf"
#     - db78d14b-10e5-4e6e-84b1-dace6327b1ec
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:user/app"]
#           ask: the resources that are meant; none with more permissions than the user
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_attach_user_policy contains [[], source] if {
	granted("iam:AttachUserPolicy")
	some source in sources("iam:AttachUserPolicy")
}

# METADATA
# title: "User can become administrator: it may attach any policy to any group"
# description: >-
#   The policies of this user allow iam:AttachGroupPolicy on every resource, which is enough
#   to take the permissions of others. Limit the actions to resources by name, or take them
#   away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-attach-group-policy
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "6d23d87e-1c5b-4308-b224-92624300f29b"
#     - "70b42736-efee-4bce-80d5-50358ed94990"
#     - f906113d-cdc0-415a-ba60-609cc6daaf4d
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:group/app"]
#           ask: the resources that are meant; none with more permissions than the user
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_attach_group_policy contains [[], source] if {
	granted("iam:AttachGroupPolicy")
	some source in sources("iam:AttachGroupPolicy")
}

# METADATA
# title: "User can become administrator: it may attach any policy to any role"
# description: >-
#   The policies of this user allow iam:AttachRolePolicy on every resource, which is enough
#   to take the permissions of others. Limit the actions to resources by name, or take them
#   away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-attach-role-policy
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "3dd96caa-0b5f-4a85-b929-acfac4646cc2"
#     - e227091e-2228-4b40-b046-fc13650d8e88
#     - f465fff1-0a0f-457d-aa4d-1bddb6f204ff
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:role/app"]
#           ask: the resources that are meant; none with more permissions than the user
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_attach_role_policy contains [[], source] if {
	granted("iam:AttachRolePolicy")
	some source in sources("iam:AttachRolePolicy")
}

# METADATA
# title: "User can become administrator: it may write inline policies of any user"
# description: >-
#   The policies of this user allow iam:PutUserPolicy on every resource, which is enough to
#   take the permissions of others. Limit the actions to resources by name, or take them
#   away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-put-user-policy
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "0c10d7da-85c4-4d62-b2a8-d6c104f1bd77"
#     - "60263b4a-6801-4587-911d-919c37ed733b"
#     - "8f75840d-9ee7-42f3-b203-b40e3979eb12"
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:user/app"]
#           ask: the resources that are meant; none with more permissions than the user
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_put_user_policy contains [[], source] if {
	granted("iam:PutUserPolicy")
	some source in sources("iam:PutUserPolicy")
}

# METADATA
# title: "User can become administrator: it may write inline policies of any group"
# description: >-
#   The policies of this user allow iam:PutGroupPolicy on every resource, which is enough to
#   take the permissions of others. Limit the actions to resources by name, or take them
#   away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-put-group-policy
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "8bfbf7ab-d5e8-4100-8618-798956e101e0"
#     - d6047119-a0b2-4b59-a4f2-127a36fb685b
#     - e77c89f6-9c85-49ea-b95b-5f960fe5be92
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:group/app"]
#           ask: the resources that are meant; none with more permissions than the user
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_put_group_policy contains [[], source] if {
	granted("iam:PutGroupPolicy")
	some source in sources("iam:PutGroupPolicy")
}

# METADATA
# title: "User can become administrator: it may write inline policies of any role"
# description: >-
#   The policies of this user allow iam:PutRolePolicy on every resource, which is enough to
#   take the permissions of others. Limit the actions to resources by name, or take them
#   away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-put-role-policy
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - c0c1e744-0f37-445e-924a-1846f0839f69
#     - eb64f1e9-f67d-4e35-8a3c-3d6a2f9efea7
#     - eeb4d37a-3c59-4789-a00c-1509bc3af1e5
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:role/app"]
#           ask: the resources that are meant; none with more permissions than the user
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_put_role_policy contains [[], source] if {
	granted("iam:PutRolePolicy")
	some source in sources("iam:PutRolePolicy")
}

# METADATA
# title: "User can become administrator: it may put users into any group"
# description: >-
#   The policies of this user allow iam:AddUserToGroup on every resource, which is enough to
#   take the permissions of others. Limit the actions to resources by name, or take them
#   away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-add-user-to-group
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "970ed7a2-0aca-4425-acf1-0453c9ecbca1"
#     - b8a31292-509d-4b61-bc40-13b167db7e9c
#     - bf9d42c7-c2f9-4dfe-942c-c8cc8249a081
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:group/app"]
#           ask: the resources that are meant; none with more permissions than the user
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_add_user_to_group contains [[], source] if {
	granted("iam:AddUserToGroup")
	some source in sources("iam:AddUserToGroup")
}

# METADATA
# title: "User can become administrator: it may make any role trust it, and assume that role"
# description: >-
#   The policies of this user allow iam:UpdateAssumeRolePolicy and sts:AssumeRole on every
#   resource, which is enough to take the permissions of others. Limit the actions to
#   resources by name, or take them away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-update-assume-role-policy
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "33627268-1445-4385-988a-318fd9d1a512"
#     - "78f1ec6f-5659-41ea-bd48-d0a142dce4f2"
#     - f1173d8c-3264-4148-9fdb-61181e031b51
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:role/app"]
#           ask: the resources that are meant; none with more permissions than the user
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_update_assume_role_policy contains [[], source] if {
	granted("iam:UpdateAssumeRolePolicy")
	granted("sts:AssumeRole")
	some source in sources("sts:AssumeRole")
}

# METADATA
# title: "User can become administrator: it may start an instance under any role"
# description: >-
#   The policies of this user allow iam:PassRole and ec2:RunInstances on every resource,
#   which is enough to take the permissions of others. Limit the actions to resources by
#   name, or take them away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-pass-role-to-ec2
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "15e6ad8c-f420-49a6-bafb-074f5eb1ec74"
#     - "30b88745-eebe-4ecb-a3a9-5cf886e96204"
#     - "89561b03-cb35-44a9-a7e9-8356e71606f4"
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:ec2:us-east-1:111122223333:subnet/subnet-0123456789abcdef0"]
#           ask: the resources that are meant, those of the other actions included
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_pass_role_to_ec2 contains [[], source] if {
	granted("iam:PassRole")
	granted("ec2:RunInstances")
	some source in sources("ec2:RunInstances")
}

# METADATA
# title: "User can become administrator: it may run a function of its own under any role"
# description: >-
#   The policies of this user allow iam:PassRole and lambda:CreateFunction and
#   lambda:InvokeFunction on every resource, which is enough to take the permissions of
#   others. Limit the actions to resources by name, or take them away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-pass-role-to-lambda
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "034d0aee-620f-4bf7-b7fb-efdf661fdb9e"
#     - "8055dec2-efb8-4fe6-8837-d9bed6ff202a"
#     - fa62ac4f-f5b9-45b9-97c1-625c8b6253ca
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:lambda:us-east-1:111122223333:function:app"]
#           ask: the resources that are meant, those of the other actions included
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_pass_role_to_lambda contains [[], source] if {
	granted("iam:PassRole")
	granted("lambda:CreateFunction")
	granted("lambda:InvokeFunction")
	some source in sources("lambda:InvokeFunction")
}

# METADATA
# title: "User can become administrator: it may replace the code of functions and act under their roles"
# description: >-
#   The policies of this user allow lambda:UpdateFunctionCode on every resource, which is
#   enough to take the permissions of others. Limit the actions to resources by name, or
#   take them away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-update-function-code
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "571254d8-aa6a-432e-9725-535d3ef04d69"
#     - b69247e5-7e73-464e-ba74-ec9b715c6e12
#     - c583f0f9-7dfd-476b-a056-f47c62b47b46
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:lambda:us-east-1:111122223333:function:app"]
#           ask: the resources that are meant, those of the other actions included
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_update_function_code contains [[], source] if {
	granted("lambda:UpdateFunctionCode")
	some source in sources("lambda:UpdateFunctionCode")
}

# METADATA
# title: "User can become administrator: it may open a Glue development endpoint under any role"
# description: >-
#   The policies of this user allow iam:PassRole and glue:CreateDevEndpoint on every
#   resource, which is enough to take the permissions of others. Limit the actions to
#   resources by name, or take them away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-pass-role-to-glue
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "0a592060-8166-49f5-8e65-99ac6dce9871"
#     - "7d544dad-8a6c-431c-84c1-5f07fe9afc0e"
#     - "94fbe150-27e3-4eba-9ca6-af32865e4503"
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:glue:us-east-1:111122223333:devEndpoint/app"]
#           ask: the resources that are meant, those of the other actions included
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_pass_role_to_glue contains [[], source] if {
	granted("iam:PassRole")
	granted("glue:CreateDevEndpoint")
	some source in sources("glue:CreateDevEndpoint")
}

# METADATA
# title: "User can become administrator: it may add a key of its own to a Glue development endpoint"
# description: >-
#   The policies of this user allow glue:UpdateDevEndpoint on every resource, which is
#   enough to take the permissions of others. Limit the actions to resources by name, or
#   take them away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-update-glue-endpoint
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "8f3c16b3-354d-45db-8ad5-5066778a9485"
#     - "9b877bd8-94b4-4c10-a060-8e0436cc09fa"
#     - eda48c88-2b7d-4e34-b6ca-04c0194aee17
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:glue:us-east-1:111122223333:devEndpoint/app"]
#           ask: the resources that are meant, those of the other actions included
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_update_glue_endpoint contains [[], source] if {
	granted("glue:UpdateDevEndpoint")
	some source in sources("glue:UpdateDevEndpoint")
}

# METADATA
# title: "User can become administrator: it may create a stack under any role"
# description: >-
#   The policies of this user allow iam:PassRole and cloudformation:CreateStack on every
#   resource, which is enough to take the permissions of others. Limit the actions to
#   resources by name, or take them away.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-user-escalates-by-pass-role-to-cloudformation
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - "19ffbe31-9d72-4379-9768-431195eae328"
#     - "9b0ffadc-a61f-4c2a-b1e6-68fab60f6267"
#     - be2aa235-bd93-4b68-978a-1cc65d49082f
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:cloudformation:us-east-1:111122223333:stack/app/*"]
#           ask: the resources that are meant, those of the other actions included
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
escalates_by_pass_role_to_cloudformation contains [[], source] if {
	granted("iam:PassRole")
	granted("cloudformation:CreateStack")
	some source in sources("cloudformation:CreateStack")
}

# grants are the statements of all of its policies that name actions of their own, for
# every resource and without a condition: [path, statement]. What "*" and "service:*"
# grant has policies of its own.
grants := [[[name, i, "policy", "Statement", j], s] |
	some name in ["inline_policy", "attached_policy"]
	some i, held in input[name]
	some j, s in iam.allows(held.policy)
	iam.any_resource(s)
	not s.Condition
]

granted(action) if {
	some [_, s] in grants
	some j, pattern in s.Action
	not j in iam.wildcard_actions(s)
	iam.action_matches(pattern, action)
}

# sources(action) are the statements that grant it.
sources(action) := {array.concat(path, ["Action"]) |
	some [path, s] in grants
	some j, pattern in s.Action
	not j in iam.wildcard_actions(s)
	iam.action_matches(pattern, action)
}
