resource "aws_glue_connection" "legacy" {
  name = "legacy"
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://db.internal.example.com:5432/sales"
    JDBC_ENFORCE_SSL    = "true"
    SECRET_ID           = "example/database"
  }
}

resource "aws_glue_connection" "orders" {
  name = "orders"
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://db.internal.example.com:5432/sales"
    JDBC_ENFORCE_SSL    = "true"
    SECRET_ID           = "prod/db"
  }
}
