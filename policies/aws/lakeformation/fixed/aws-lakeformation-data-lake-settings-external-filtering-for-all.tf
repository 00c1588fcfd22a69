resource "aws_lakeformation_data_lake_settings" "legacy" {
  admins                                = ["arn:aws:iam::111122223333:role/lake-admin"]
  allow_full_table_external_data_access = false # want "aws-lakeformation-data-lake-settings-external-filtering-for-all"
}

resource "aws_lakeformation_data_lake_settings" "orders" {
  admins                                = ["arn:aws:iam::111122223333:role/lake-admin"]
  allow_full_table_external_data_access = false
}
