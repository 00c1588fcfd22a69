resource "aws_appstream_stack" "bad" {
  name = "bad"

  user_settings {
    action     = "FILE_DOWNLOAD"
    permission = "DISABLED" # want "aws-appstream-stack-data-leaves-session"
  }
}

resource "aws_appstream_stack" "good" {
  name = "good"

  user_settings {
    action     = "FILE_DOWNLOAD"
    permission = "DISABLED"
  }
}
