variable "name" {
  type = string
}

variable "parent" {
  default = null
}

variable "size" {
  default = 3
}

resource "aws_sqs_queue" "q" {
  name   = "${var.name}-queue"
  parent = var.parent
  size   = var.size
  tags   = { unit = "x" }
}

output "name" {
  value = aws_sqs_queue.q.name
}

output "id" {
  value = aws_sqs_queue.q.id
}
