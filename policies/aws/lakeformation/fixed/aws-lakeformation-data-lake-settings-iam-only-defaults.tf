resource "aws_lakeformation_data_lake_settings" "legacy" {
  admins = ["arn:aws:iam::111122223333:role/lake-admin"]

  create_table_default_permissions {
    permissions = ["ALL"]
    principal   = "arn:aws:iam::111122223333:role/data-engineer" # want "aws-lakeformation-data-lake-settings-iam-only-defaults"
  }
}

resource "aws_lakeformation_data_lake_settings" "orders" {
  admins = ["arn:aws:iam::111122223333:role/lake-admin"]

  create_table_default_permissions {
    permissions = ["SELECT"]
    principal   = "arn:aws:iam::111122223333:role/analyst"
  }
}

resource "aws_lakeformation_data_lake_settings" "ledger" {
  admins = ["arn:aws:iam::111122223333:role/lake-admin"]
}
