resource "aws_quicksight_account_settings" "bad" {
  termination_protection_enabled = true # want "aws-quicksight-account-settings-no-termination-protection"
}

resource "aws_quicksight_account_settings" "good" {
  termination_protection_enabled = true
}
