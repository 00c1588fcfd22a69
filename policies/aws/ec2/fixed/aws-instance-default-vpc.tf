resource "aws_instance" "bad" { # want "aws-instance-default-vpc"
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
  subnet_id     = aws_subnet.app.id
}

resource "aws_default_subnet" "main" {
  availability_zone = "eu-central-1a"
}

resource "aws_instance" "referred" { # want "aws-instance-default-vpc"
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
  subnet_id     = aws_subnet.app.id
}

resource "aws_instance" "good" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
  subnet_id     = aws_subnet.app.id
}

resource "aws_subnet" "app" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.0.1.0/24"
}
