resource "aws_mq_configuration" "bad" {
  name           = "orders"
  engine_type    = "ActiveMQ"
  engine_version = "5.18"
  data           = "<broker xmlns=\"http://activemq.apache.org/schema/core\"/>" # want "aws-mq-configuration-no-authorization"
}

resource "aws_mq_configuration" "good" {
  name           = "orders"
  engine_type    = "ActiveMQ"
  engine_version = "5.18"
  data           = "<broker xmlns=\"http://activemq.apache.org/schema/core\"><plugins><authorizationPlugin><map><authorizationMap><authorizationEntries><authorizationEntry admin=\"ops\" queue=\">\"/></authorizationEntries></authorizationMap></map></authorizationPlugin></plugins></broker>"
}
