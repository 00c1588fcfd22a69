resource "aws_ec2_image_block_public_access" "bad" {
  state = "block-new-sharing" # want "aws-ec2-image-block-public-access-off"
}

resource "aws_ec2_image_block_public_access" "good" {
  state = "block-new-sharing"
}
