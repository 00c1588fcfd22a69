resource "aws_rolesanywhere_profile" "bad" {
  name             = "build"
  role_arns        = ["arn:aws:iam::123456789012:role/build"]
  duration_seconds = 3600 # want "aws-rolesanywhere-profile-long-session"
}

resource "aws_rolesanywhere_profile" "good" {
  name             = "build"
  role_arns        = ["arn:aws:iam::123456789012:role/build"]
  duration_seconds = 900
}
