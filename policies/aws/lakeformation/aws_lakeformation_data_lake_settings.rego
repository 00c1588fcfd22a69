# METADATA
# title: AWS Lake Formation settings
# scope: package
package parapet.aws_lakeformation_data_lake_settings

# METADATA
# title: New Lake Formation tables are open to every IAM principal
# description: >-
#   The default grant to IAM_ALLOWED_PRINCIPALS switches Lake Formation's own
#   permissions off for new databases and tables: whoever has IAM access to the
#   catalog gets in. Leave the default permissions empty.
# related_resources:
#   - https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html
# custom:
#   id: aws-lakeformation-data-lake-settings-iam-only-defaults
#   severity: medium
#   category: identity
#   cwe: [CWE-276]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name the principal
#       unsafe: other principals no longer reach new databases and tables by IAM permissions alone
#       set:
#         - path: "."
#           value: "arn:aws:iam::111122223333:role/data-engineer"
#           ask: the principal that gets the permissions
iam_only_defaults contains [name, i, "principal"] if {
	some name in {"create_database_default_permissions", "create_table_default_permissions"}
	some i, grant in input[name]
	grant.principal == "IAM_ALLOWED_PRINCIPALS"
	count(grant.permissions) > 0
}

# METADATA
# title: Lake Formation lets third-party engines read without its enforcement
# description: >-
#   allow_full_table_external_data_access gives engines outside AWS whole tables
#   without session tags, and row and column filters are theirs to apply.
# related_resources:
#   - https://docs.aws.amazon.com/lake-formation/latest/dg/full-table-credential-vending.html
# custom:
#   id: aws-lakeformation-data-lake-settings-external-filtering-for-all
#   severity: low
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Refuse access without enforcement
#       unsafe: engines that rely on it can no longer read the data
#       set:
#         - {path: allow_full_table_external_data_access, value: false}
external_filtering_for_all contains ["allow_full_table_external_data_access"] if input.allow_full_table_external_data_access
